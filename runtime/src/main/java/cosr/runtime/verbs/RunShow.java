package cosr.runtime.verbs;

import cosr.protocol.Assignment;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.ShowRequest;
import cosr.runtime.node.RunFolder;
import cosr.runtime.screen.Ink;
import cosr.runtime.screen.SkillMap;
import cosr.runtime.screen.SkillMapTable;
import cosr.runtime.view.Beliefs;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** The verb show: where a run stands, what the Curator believes, and why it chose what it chose. */
final class RunShow {
  private static final int ROUNDS = 8;
  private static final int CHOICES = 6;
  private static final int INDENT = 9;

  private RunShow() {}

  static int print(ShowRequest request, Console console) {
    RunFolder folder = new RunFolder(request.run());
    RunView view = new RunView();
    Beliefs beliefs = new Beliefs(view);
    Views.glance(folder, view, beliefs);
    if (request.json()) {
      Map<String, Object> values = values(folder, view, request.updates());
      values.put("curator", beliefs.rows());
      console.line(Json.of(values));
    } else {
      text(folder, view, beliefs, request.updates(), console);
    }
    return Exit.OK;
  }

  /** What {@code --json} prints. */
  static Map<String, Object> values(RunFolder folder, RunView view, boolean updates) {
    Map<String, Object> v =
        Json.object(
            "run", folder.name(),
            "folder", folder.path().toString(),
            "state", standing(folder, view).stageWord(),
            "running", standing(folder, view).running(),
            "failure", view.failure(),
            "parameters", view.parameters(),
            "lessons", view.lessons(),
            "rounds", view.rounds().size(),
            "attempts", view.attempts(),
            "events", view.events(),
            "processes", view.processes());
    v.put("heldOut", heldOut(view));
    v.put(
        "terms",
        view.terms()
            .map(
                t ->
                    Json.object(
                        "settingsDigest",
                        t.settingsDigest(),
                        "engine",
                        t.engine(),
                        "instructionSet",
                        t.instructionSet(),
                        "processor",
                        t.processor(),
                        "threads",
                        t.threads(),
                        "kernels",
                        t.kernels(),
                        "code",
                        t.codeVersion())));
    v.put("digest", view.updates().isEmpty() ? "" : view.updates().getLast().update().digest());
    v.put("model", view.model());
    v.put("recoveries", view.recoveries());
    if (!view.halvings().isEmpty()) v.put("microBatches", halvings(view));
    List<Object> rounds = new ArrayList<>();
    for (RunView.RoundRow r : last(view.rounds(), ROUNDS))
      rounds.add(Json.object("round", r.round() + 1, "metrics", r.metrics()));
    v.put("lastRounds", rounds);
    if (updates) {
      List<Object> list = new ArrayList<>();
      for (RunView.UpdateRow u : view.updates())
        list.add(
            Json.object(
                "kind",
                u.kind(),
                "index",
                u.index(),
                "version",
                u.update().version(),
                "loss",
                u.update().loss(),
                "digest",
                u.update().digest()));
      v.put("updates", list);
    }
    return v;
  }

  private static Map<String, Object> heldOut(RunView view) {
    Map<String, Object> out = new LinkedHashMap<>();
    List<Object> exams = new ArrayList<>();
    for (RunView.ExamRow e : view.exams())
      exams.add(
          Json.object(
              "exam",
              e.graded().exam(),
              "version",
              e.graded().version(),
              "rounds",
              e.graded().rounds(),
              "mean",
              e.graded().mean()));
    out.put("mean", view.exams().isEmpty() ? Double.NaN : view.exams().getLast().graded().mean());
    out.put("exams", exams);
    if (!view.exams().isEmpty()) {
      List<Object> cells = new ArrayList<>();
      for (var s : view.exams().getLast().graded().scores())
        cells.add(
            Json.object(
                "cell",
                s.cell().toString(),
                "correct",
                s.correct(),
                "total",
                s.total(),
                "corrected",
                s.corrected()));
      out.put("cells", cells);
    }
    return out;
  }

  private static List<Object> halvings(RunView view) {
    List<Object> list = new ArrayList<>();
    for (StudentEvent.MicroBatchHalved e : view.halvings())
      list.add(Json.object("update", e.version(), "step", e.step(), "tokens", e.tokens()));
    return list;
  }

  private static void text(
      RunFolder folder, RunView view, Beliefs beliefs, boolean updates, Console console) {
    console.text(
        "run      %s  (%s)%s"
            .formatted(
                folder.name(),
                standing(folder, view).sentence(folder),
                view.failure().isEmpty() ? "" : "  " + view.failure()),
        INDENT);
    view.terms()
        .ifPresent(
            t ->
                console.text(
                    "terms    "
                        + t.engine()
                        + ", "
                        + t.threads()
                        + " thread(s), "
                        + t.kernels()
                        + ", "
                        + t.processor()
                        + " ("
                        + t.instructionSet()
                        + "), settings "
                        + t.settingsDigest().substring(0, 12),
                    INDENT));
    console.text(
        String.format(
            Locale.ROOT,
            "work     %d lessons, %d rounds, %,d attempts, %,d events, %d process(es)",
            view.lessons(),
            view.rounds().size(),
            view.attempts(),
            view.events(),
            view.processes()),
        INDENT);
    for (StudentEvent.MicroBatchHalved e : view.halvings())
      console.text(
          "memory   micro-batches of at most %d tokens from step %d of update %d on: more did not fit"
              .formatted(e.tokens(), e.step(), e.version()),
          INDENT);
    if (!view.exams().isEmpty()) {
      StringBuilder line = new StringBuilder("held-out ");
      for (RunView.ExamRow e : view.exams())
        line.append(String.format(Locale.ROOT, " %.1f", 100 * e.graded().mean()));
      console.text(line + "  (percent, guess-corrected, one an exam)", INDENT);
    }
    if (!view.updates().isEmpty())
      console.line("weights  " + view.updates().getLast().update().digest());
    SkillMap map = beliefs.map();
    if (!map.rows().isEmpty()) {
      console.line("");
      console.text("What the Curator believes the Student can do (percent, guess-corrected):", 0);
      SkillMapTable.one(map, Ink.of(console.color()), console.width()).forEach(console::line);
    }
    setAside(beliefs.setAside(), console);
    rounds(view, console);
    choices(view, console);
    if (updates)
      for (RunView.UpdateRow u : view.updates())
        console.line(
            String.format(
                Locale.ROOT,
                "update %6d  %-6s %5d  loss %8.4f  %s",
                u.update().version(),
                u.kind(),
                u.index(),
                u.update().loss(),
                u.update().digest()));
  }

  /**
   * @param cells each with the reason
   */
  static void setAside(SortedMap<String, String> cells, Console console) {
    if (cells.isEmpty()) return;
    console.line("");
    console.line("Set aside, no tasks any more:");
    cells.forEach((cell, why) -> console.text("  %-14s %s".formatted(cell, why), 17));
  }

  private static void rounds(RunView view, Console console) {
    if (view.rounds().isEmpty()) return;
    console.line("");
    console.line("round  reward  kept  dropped  entropy  grad norm  seconds");
    for (RunView.RoundRow r : last(view.rounds(), ROUNDS)) {
      var m = r.metrics();
      console.line(
          String.format(
              Locale.ROOT,
              "%5d  %6.3f  %4.0f  %7.0f  %7.3f  %9.3f  %7.2f",
              r.round() + 1,
              m.getOrDefault("reward", Double.NaN),
              m.getOrDefault("groups_kept", Double.NaN),
              m.getOrDefault("groups_dropped", Double.NaN),
              m.getOrDefault("entropy", Double.NaN),
              m.getOrDefault("grad_norm", Double.NaN),
              m.getOrDefault("step_time", Double.NaN)));
    }
  }

  private static void choices(RunView view, Console console) {
    List<Assignment> all = view.showcase().assignments();
    if (all.isEmpty()) return;
    console.line("");
    console.text("The newest round's tasks by reason: " + view.showcase().reasons(), 2);
    for (int i = 0; i < CHOICES && i * all.size() / CHOICES < all.size(); i++) {
      Assignment a = all.get(i * all.size() / CHOICES);
      console.text(
          String.format(
              Locale.ROOT,
              "  %-14s %-10s expected %3.0f %%, drawn with %4.1f %%:  %s",
              a.task().cell(),
              a.reason(),
              100 * a.belief(),
              100 * a.probability(),
              a.task().gloss()),
          17);
    }
  }

  private static Standing standing(RunFolder folder, RunView view) {
    return Standing.of(folder, view.stage(), view.rounds().size());
  }

  private static <T> List<T> last(List<T> list, int n) {
    return list.subList(Math.max(0, list.size() - n), list.size());
  }
}
