package cosr.runtime.report;

import cosr.curator.CellModel;
import cosr.protocol.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A picture for each family: which levels got tasks when, and which were open. */
final class LadderPlots {
  private static final int MOST_COLUMNS = 60;

  /** Shades of a field: the last takes this share of a column's tasks and more. */
  private static final double[] SHADES = {0.002, 0.02, 0.05, 0.1, 0.2};

  private LadderPlots() {}

  static void write(CuratorStory curator, Html html) {
    List<CuratorStory.Round> rounds =
        curator.rounds().stream().filter(CuratorStory.Round::reviewed).toList();
    if (rounds.isEmpty()) return;
    html.element("h3", "Levels over time");
    html.open("p", "class", "note");
    html.text("A field is a level in a span of rounds, the darker the more of all tasks it got. ");
    html.text("The line is how many levels were open. ");
    sign("harder", "a level opens", html);
    sign("easier", "it closes", html);
    sign("remediate", "parts of a task first", html);
    sign("set-aside", "set aside", html);
    html.close();
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (CellModel c : curator.cells())
      levels.merge(c.cell().family(), c.cell().level(), Math::max);
    html.open("div", "class", "charts");
    levels.forEach((family, highest) -> ladder(curator, rounds, family, highest, html));
    html.close();
  }

  private static void sign(String kind, String words, Html html) {
    html.open("span", "class", "key").element("span", "", "class", "sign " + kind);
    html.text(words).close();
  }

  private static void ladder(
      CuratorStory curator, List<CuratorStory.Round> rounds, String family, int levels, Html html) {
    Axis across = Axis.exact(0, rounds.getLast().round() + 1, 4);
    List<Double> ticks = new ArrayList<>();
    for (int level = 1; level <= levels; level++)
      if (levels <= 4 || level == 1 || level % 3 == 0) ticks.add(level - 0.5);
    Axis up = new Axis(0, levels, ticks);
    html.open("figure", "class", "ladder").open("figcaption").element("b", family);
    int open = rounds.getLast().open().getOrDefault(family, 0);
    html.element("span", open + " of " + levels + " open").close();
    html.open("div", "class", "plot");
    for (double tick : ticks)
      html.element(
          "i",
          String.valueOf((int) (tick + 0.5)),
          "style",
          Figures.format("bottom:%.1f%%", 100 * up.share(tick)));
    PlotWriter.drawing(html);
    fields(rounds, family, levels, across, up, html);
    line(curator, rounds, family, across, up, html);
    html.close();
    int width = width(rounds);
    Map<List<Object>, Decision> signs = new LinkedHashMap<>();
    for (Decision d : curator.decisions())
      if (d.family().equals(family)) signs.put(List.of(d.round() / width, d.level(), d.kind()), d);
    for (Decision d : signs.values()) sign(d, across, up, html);
    html.close();
    PlotWriter.across(across, "round", html);
    html.close();
  }

  /** Of decisions of one kind on one field, the newest. */
  private static void sign(Decision d, Axis across, Axis up, Html html) {
    html.element(
        "s",
        "",
        "class",
        "sign " + d.kind(),
        "title",
        "round " + d.round() + ": " + d.what() + "; " + d.why(),
        "style",
        Figures.format(
            "left:%.1f%%;bottom:%.1f%%",
            100 * across.share(d.round()), 100 * up.share(d.level() - 0.5)));
  }

  /** Rounds in a field. */
  private static int width(List<CuratorStory.Round> rounds) {
    return Math.max(1, (rounds.size() + MOST_COLUMNS - 1) / MOST_COLUMNS);
  }

  private static void fields(
      List<CuratorStory.Round> rounds, String family, int levels, Axis across, Axis up, Html html) {
    int width = width(rounds);
    StringBuilder[] shades = new StringBuilder[SHADES.length];
    for (int s = 0; s < shades.length; s++) shades[s] = new StringBuilder();
    for (int from = 0; from < rounds.size(); from += width) {
      List<CuratorStory.Round> column = rounds.subList(from, Math.min(rounds.size(), from + width));
      long all = 0;
      for (CuratorStory.Round r : column)
        all += r.tasks().values().stream().mapToLong(Integer::longValue).sum();
      int left = PlotWriter.x(across, column.getFirst().round());
      int right = PlotWriter.x(across, column.getLast().round() + 1);
      for (int level = 1; level <= levels; level++) {
        Cell cell = new Cell(family, level);
        long own = 0;
        for (CuratorStory.Round r : column) own += r.tasks().getOrDefault(cell, 0);
        int shade = shade((double) own / Math.max(1, all));
        if (shade < 0) continue;
        int top = PlotWriter.y(up, level);
        int foot = PlotWriter.y(up, level - 1);
        shades[shade].append('M').append(left).append(' ').append(top);
        shades[shade].append('H').append(right).append('V').append(foot);
        shades[shade].append('H').append(left).append('Z');
      }
    }
    for (int s = 0; s < shades.length; s++)
      if (!shades[s].isEmpty())
        html.mark("path", "class", "field d" + s, "d", shades[s].toString());
  }

  private static int shade(double share) {
    int shade = -1;
    while (shade + 1 < SHADES.length && share >= SHADES[shade + 1]) shade++;
    return shade;
  }

  private static void line(
      CuratorStory curator,
      List<CuratorStory.Round> rounds,
      String family,
      Axis across,
      Axis up,
      Html html) {
    StringBuilder d = new StringBuilder("M0 ");
    d.append(PlotWriter.y(up, curator.openAtFirst().getOrDefault(family, 0)));
    for (CuratorStory.Round r : rounds) {
      d.append('H').append(PlotWriter.x(across, r.round() + 1));
      d.append('V').append(PlotWriter.y(up, r.open().getOrDefault(family, 0)));
    }
    html.mark("path", "class", "open", "d", d.toString(), "vector-effect", "non-scaling-stroke");
  }
}
