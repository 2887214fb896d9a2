package cosr.runtime.report;

import cosr.runtime.node.RunLock;
import cosr.runtime.view.RunView;
import cosr.supervisor.RunStage;
import java.util.List;
import java.util.Locale;

/** What run this is, where it stands, and what it came to. */
final class HeadSection {
  private HeadSection() {}

  static void write(RunStory story, Html html) {
    RunView view = story.view();
    html.open("header");
    html.open("h1").text(story.folder().name()).close();
    html.open("p", "class", "standing");
    html.element("b", standing(story), "class", "pill");
    html.text(
        " A Student of %s parameters; %s in %s, warm-up included. Written from the journal as of %s."
            .formatted(
                Figures.count(view.parameters()),
                Figures.plural(view.rounds().size(), "round"),
                Figures.time(view.newestMillis() - view.begunMillis()),
                Figures.date(view.newestMillis())));
    html.close();
    if (!view.failure().isEmpty()) html.element("p", view.failure(), "class", "failure");
    html.open("div", "class", "tiles");
    heldOut(view, html);
    tile(
        html,
        "Reward, newest round",
        Figures.percent(newest(story, "reward")),
        "of the attempts are right");
    tile(html, "Attempts", Figures.count(view.attempts()), "probes and rounds");
    tile(html, "Tokens", Figures.number(newest(story, "num_tokens")), "generated in practice");
    tile(html, "Journal", Figures.percent(journalShare(story)), "of a round's time, mean");
    html.close().close();
  }

  private static void heldOut(RunView view, Html html) {
    List<RunView.ExamRow> exams = view.exams();
    if (exams.isEmpty()) {
      tile(html, "Held-out prompts", Figures.NONE, "no exam yet");
      return;
    }
    String first = Figures.percent(exams.getFirst().graded().mean());
    String last = Figures.percent(exams.getLast().graded().mean());
    html.open("div", "class", "tile main").element("span", "Held-out prompts, guess-corrected");
    html.element("strong", last);
    int rounds = exams.getLast().graded().rounds();
    html.element(
        "span",
        exams.size() == 1
            ? "after the warm-up"
            : first + " after the warm-up, this after " + Figures.plural(rounds, "round"));
    html.close();
  }

  private static void tile(Html html, String name, String value, String note) {
    html.open("div", "class", "tile").element("span", name).element("strong", value);
    html.element("span", note).close();
  }

  private static double newest(RunStory story, String metric) {
    List<RunView.RoundRow> rounds = story.view().rounds();
    return rounds.isEmpty()
        ? Double.NaN
        : rounds.getLast().metrics().getOrDefault(metric, Double.NaN);
  }

  private static double journalShare(RunStory story) {
    double journal = 0;
    double all = 0;
    for (RunView.RoundRow r : story.view().rounds()) {
      journal += r.metrics().getOrDefault("journal/seconds", 0.0);
      all += r.metrics().getOrDefault("step_time", 0.0);
    }
    return all > 0 ? journal / all : Double.NaN;
  }

  private static String standing(RunStory story) {
    RunStage stage = story.view().stage();
    String word = stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (stage) {
      case COMPLETED, FAILED, NEW -> word;
      case PREPARING, WARMING_UP, EXAMINING, ASSESSING, PRACTISING, SAVING, PAUSED ->
          RunLock.held(story.folder()) ? word + ", running" : word + ", stopped";
    };
  }
}
