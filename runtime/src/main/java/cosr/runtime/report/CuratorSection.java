package cosr.runtime.report;

import cosr.runtime.report.Plot.Kind;
import cosr.runtime.report.Plot.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the Curator chose and decided over time, and why. */
final class CuratorSection {
  /** Decisions in the list at most; the newest stay. */
  static final int MOST_DECISIONS = 400;

  private static final Map<String, String> REASONS =
      Map.of(
          "progress", "an open cell where the Student is getting on more than elsewhere",
          "frontier", "an open cell that is not mastered yet",
          "replay", "a mastered cell, so that it is not forgotten",
          "locked-probe", "a closed cell: perhaps the skill came by itself",
          "zone", "what the Beta of the cell thinks is half right, or is unsure of",
          "uniform", "every cell alike",
          "decompose", "a part of a task at which the Student is stuck");

  private CuratorSection() {}

  static void write(RunStory story, Html html) {
    CuratorStory curator = story.curator();
    List<CuratorStory.Round> rounds = curator.rounds();
    if (rounds.isEmpty()) return;
    html.open("section", "id", "curator").element("h2", "What the Curator chose, and why");
    html.open("div", "class", "charts two");
    PlotWriter.write(
        plot("Tasks by the reason for their choice", rounds, CuratorStory.Round::reasons), html);
    PlotWriter.write(
        plot("Visited cells by how they were met", rounds, CuratorStory.Round::met), html);
    html.close();
    reasons(rounds, html);
    LadderPlots.write(curator, html);
    decisions(curator.decisions(), html);
    html.close();
  }

  private static Plot plot(
      String title,
      List<CuratorStory.Round> rounds,
      Function<CuratorStory.Round, Map<String, Integer>> counts) {
    List<CuratorStory.Round> known = rounds.stream().filter(CuratorStory.Round::reviewed).toList();
    Map<String, Integer> totals = totals(known, counts);
    List<Double> xs = known.stream().map(r -> r.round() + 1.0).toList();
    List<Series> lines = new ArrayList<>();
    for (String name : totals.keySet())
      lines.add(
          new Series(
              name,
              known.stream().mapToDouble(r -> counts.apply(r).getOrDefault(name, 0)).toArray()));
    return new Plot(title, "", "round", Kind.STACK, false, xs, lines);
  }

  /** By name, the most frequent first. */
  private static Map<String, Integer> totals(
      List<CuratorStory.Round> rounds, Function<CuratorStory.Round, Map<String, Integer>> counts) {
    Map<String, Integer> sums = new TreeMap<>();
    for (CuratorStory.Round r : rounds)
      counts.apply(r).forEach((name, n) -> sums.merge(name, n, Integer::sum));
    Map<String, Integer> out = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(e -> out.put(e.getKey(), e.getValue()));
    return out;
  }

  private static void reasons(List<CuratorStory.Round> rounds, Html html) {
    Map<String, Integer> totals = totals(rounds, CuratorStory.Round::reasons);
    long all = totals.values().stream().mapToLong(Integer::longValue).sum();
    html.open("dl", "class", "reasons");
    totals.forEach(
        (reason, n) -> {
          html.open("div").element("dt", reason);
          html.open("dd").element("b", Figures.percent((double) n / all));
          html.text(" of the tasks: " + REASONS.getOrDefault(reason, "see docs/curator.md"));
          html.close().close();
        });
    html.close();
  }

  private static void decisions(List<Decision> all, Html html) {
    if (all.isEmpty()) return;
    List<Decision> shown = all.subList(Math.max(0, all.size() - MOST_DECISIONS), all.size());
    html.open("details").open("summary");
    html.text("All decisions to open, close, help or set aside a cell");
    html.element("span", Figures.count(all.size()), "class", "badge").close();
    if (shown.size() < all.size())
      html.element("p", "The newest " + MOST_DECISIONS + " of them:", "class", "note");
    html.open("div", "class", "scroll").open("table", "class", "list");
    html.open("thead").open("tr");
    for (String head : List.of("round", "decision", "because")) html.element("th", head);
    html.close().close().open("tbody");
    for (Decision d : shown) {
      html.open("tr").element("td", d.round() == 0 ? "probes" : String.valueOf(d.round()));
      html.open("td").element("span", "", "class", "sign " + d.kind()).text(d.what()).close();
      html.element("td", d.why()).close();
    }
    html.close().close().close().close();
  }
}
