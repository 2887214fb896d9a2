package cosr.runtime.report;

import cosr.runtime.report.Plot.Kind;
import cosr.runtime.report.Plot.Series;
import cosr.runtime.view.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured, round by round. */
final class CurvesSection {
  /**
   * One of the pictures.
   *
   * @param lines name beside the line, then its key, and so on
   */
  private record Spec(String title, Kind kind, boolean percent, String... lines) {}

  private static final List<Spec> SPECS =
      List.of(
          new Spec("Held-out prompts", Kind.DOTS, true, "mean over the cells", "eval/heldout_mean"),
          new Spec("Reward", Kind.LINE, false, "mean of the attempts", "reward"),
          new Spec(
              "Groups of a round",
              Kind.STACK,
              false,
              "kept",
              "groups_kept",
              "dropped",
              "groups_dropped"),
          new Spec("Entropy", Kind.LINE, false, "nats a token", "entropy"),
          new Spec("Policy loss", Kind.LINE, false, "of the policy batch", "loss"),
          new Spec("Replay loss", Kind.LINE, false, "nats a token", "replay/loss"),
          new Spec("Gradient norm", Kind.LINE, false, "before clipping", "grad_norm"),
          new Spec("Learning rate", Kind.LINE, false, "policy batch", "learning_rate"),
          new Spec("Tokens an attempt", Kind.LINE, false, "mean length", "completions/mean_length"),
          new Spec(
              "Verdicts",
              Kind.STACK,
              true,
              "right",
              "verifier/correct",
              "wrong",
              "verifier/incorrect",
              "no answer",
              "verifier/no_answer",
              "exhausted",
              "verifier/exhausted",
              "bad task",
              "verifier/bad_task",
              "undecided",
              "verifier/undecided",
              "fault",
              "verifier/fault"),
          new Spec(
              "Cells",
              Kind.LINE,
              false,
              "open",
              "curator/unlocked",
              "mastered",
              "curator/mastered",
              "stuck",
              "curator/stuck"),
          new Spec(
              "Cells that a round is spread over",
              Kind.LINE,
              false,
              "in effect",
              "curator/effective_cells"),
          new Spec(
              "Seconds of a round",
              Kind.STACK,
              false,
              "sampling",
              "perf/generate_seconds",
              "learning",
              "perf/learn_seconds",
              "verifying",
              "perf/verify_seconds",
              "assigning, adapting, reviewing",
              "perf/assign_seconds+perf/adapt_seconds+perf/review_seconds"),
          new Spec(
              "Tokens a second", Kind.LINE, false, "of whole rounds", "perf/tokens_per_second"),
          new Spec("The journal's share", Kind.LINE, true, "of a round's time", "journal/share"));

  private CurvesSection() {}

  static void write(RunStory story, Html html) {
    html.open("section", "id", "curves").element("h2", "Learning curves");
    html.element(
        "p",
        "Thin lines are the rounds, thick ones their moving mean; where there are more than "
            + Plot.MOST_POINTS
            + " points, neighbours are averaged. Point at a picture to read its numbers. "
            + "The names are those of metrics.jsonl.",
        "class",
        "note");
    html.open("div", "class", "charts");
    for (Spec spec : SPECS) PlotWriter.write(plot(spec, story.lines()), html);
    PlotWriter.write(warmUp(story.view()), html);
    html.close().close();
  }

  private static Plot plot(Spec spec, List<Map<String, Object>> lines) {
    List<Double> xs = new ArrayList<>();
    for (Map<String, Object> line : lines) xs.add(value(line, "step"));
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < spec.lines().length; i += 2) {
      String key = spec.lines()[i + 1];
      series.add(
          new Series(
              spec.lines()[i], lines.stream().mapToDouble(line -> value(line, key)).toArray()));
    }
    // Verdicts that never came need no place in the legend.
    if (spec.kind() == Kind.STACK && spec.percent())
      series.removeIf(s -> java.util.Arrays.stream(s.values()).noneMatch(v -> v > 0));
    String key = spec.lines().length == 2 ? spec.lines()[1] : prefix(spec.lines());
    return new Plot(spec.title(), key, "round", spec.kind(), spec.percent(), xs, series);
  }

  /** What the keys have in common, {@code verifier/*}; empty where that is nothing. */
  private static String prefix(String[] lines) {
    String first = lines[1];
    int length = first.length();
    for (int i = 3; i < lines.length; i += 2)
      while (!lines[i].startsWith(first.substring(0, length))) length--;
    return length == 0 ? "" : first.substring(0, length) + "*";
  }

  /** Of several keys, joined by {@code +}, the sum. */
  private static double value(Map<String, Object> line, String keys) {
    double sum = 0;
    for (String key : keys.split("\\+", -1)) sum += one(line, key);
    return sum;
  }

  private static double one(Map<String, Object> line, String key) {
    return line.get(key) instanceof Number n ? n.doubleValue() : Double.NaN;
  }

  private static Plot warmUp(RunView view) {
    List<Double> xs = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (RunView.UpdateRow u : view.updates()) {
      if (!u.kind().equals("lesson")) continue;
      xs.add(u.index() + 1.0);
      losses.add(u.update().loss());
    }
    double[] values = losses.stream().mapToDouble(Double::doubleValue).toArray();
    return new Plot(
        "Loss of the warm-up",
        "",
        "lesson",
        Kind.LINE,
        false,
        xs,
        List.of(new Series("nats a token", values)));
  }
}
