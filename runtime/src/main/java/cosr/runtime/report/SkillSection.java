package cosr.runtime.report;

import cosr.curator.CellModel;
import cosr.protocol.Cell;
import cosr.runtime.view.RunView;
import cosr.supervisor.SupervisorEvent.CellScore;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The skill map, family by level: what was known before and after, and what was practised. */
final class SkillSection {
  private SkillSection() {}

  static void write(RunStory story, Html html) {
    List<RunView.ExamRow> exams = story.view().exams();
    Map<Cell, Long> tasks = practised(story.curator());
    if (exams.isEmpty() && tasks.isEmpty()) return;
    html.open("section", "id", "skills").element("h2", "Skill map");
    html.element(
        "p",
        "Families down, levels across. Held-out prompts: percent of right greedy answers, without what "
            + "guessing explains. Practice: percent of the rounds' attempts that the Curator gave to the cell.",
        "class",
        "note");
    html.open("div", "class", "maps");
    if (!exams.isEmpty()) exam("Held-out, after the warm-up", exams.getFirst().graded(), html);
    if (exams.size() > 1) {
      ExamGraded last = exams.getLast().graded();
      exam("Held-out, after " + Figures.plural(last.rounds(), "round"), last, html);
    }
    if (!tasks.isEmpty()) practice(story.curator(), tasks, html);
    html.close().close();
  }

  /** Tasks by cell, of the rounds that were reviewed. */
  private static Map<Cell, Long> practised(CuratorStory curator) {
    Map<Cell, Long> tasks = new TreeMap<>();
    for (CuratorStory.Round r : curator.rounds())
      if (r.reviewed()) r.tasks().forEach((cell, n) -> tasks.merge(cell, (long) n, Long::sum));
    return tasks;
  }

  private static void exam(String title, ExamGraded exam, Html html) {
    Map<Cell, CellScore> scores = new LinkedHashMap<>();
    for (CellScore s : exam.scores()) scores.put(s.cell(), s);
    List<Cell> cells = List.copyOf(scores.keySet());
    ToDoubleFunction<Cell> share = c -> score(scores, c).corrected();
    map(
        title,
        cells,
        share,
        share,
        c -> "%d of %d right".formatted(score(scores, c).correct(), score(scores, c).total()),
        Figures.bare(exam.mean()),
        html);
  }

  private static CellScore score(Map<Cell, CellScore> scores, Cell cell) {
    CellScore score = scores.get(cell);
    if (score == null) throw new IllegalStateException("no score of " + cell);
    return score;
  }

  private static void practice(CuratorStory curator, Map<Cell, Long> tasks, Html html) {
    long all = tasks.values().stream().mapToLong(Long::longValue).sum();
    long most = tasks.values().stream().mapToLong(Long::longValue).max().orElse(1);
    map(
        "Share of the practice",
        curator.cells().stream().map(CellModel::cell).toList(),
        c -> (double) tasks.getOrDefault(c, 0L) / all,
        c -> (double) tasks.getOrDefault(c, 0L) / most,
        c -> Figures.plural(tasks.getOrDefault(c, 0L), "task"),
        "",
        html);
  }

  /**
   * @param shade from 0 to 1
   * @param note what the pointer shows, besides the cell
   * @param total beside "all"; empty: sums instead of means
   */
  private static void map(
      String title,
      List<Cell> cells,
      ToDoubleFunction<Cell> share,
      ToDoubleFunction<Cell> shade,
      java.util.function.Function<Cell, String> note,
      String total,
      Html html) {
    Map<String, List<Cell>> families = new LinkedHashMap<>();
    for (Cell c : cells) families.computeIfAbsent(c.family(), f -> new ArrayList<>()).add(c);
    int levels = cells.stream().mapToInt(Cell::level).max().orElse(0);
    boolean sums = total.isEmpty();
    html.open("table", "class", sums ? "map practice" : "map").element("caption", title);
    html.open("thead").open("tr").element("th", "level", "scope", "col");
    for (int level = 1; level <= levels; level++)
      html.element("th", String.valueOf(level), "scope", "col");
    html.element("th", sums ? "all" : "mean", "scope", "col").close().close().open("tbody");
    for (Map.Entry<String, List<Cell>> row : families.entrySet()) {
      html.open("tr").element("th", row.getKey(), "scope", "row");
      Map<Integer, Cell> byLevel = new TreeMap<>();
      double sum = 0;
      for (Cell c : row.getValue()) {
        byLevel.put(c.level(), c);
        sum += share.applyAsDouble(c);
      }
      for (int level = 1; level <= levels; level++) {
        Cell c = byLevel.get(level);
        if (c == null) html.element("td", "");
        else
          html.element(
              "td",
              cell(share.applyAsDouble(c), sums),
              "style",
              Figures.format("--v:%.2f", shade.applyAsDouble(c)),
              "title",
              c + ": " + Figures.percent(share.applyAsDouble(c)) + ", " + note.apply(c));
      }
      html.element("td", Figures.bare(sums ? sum : sum / byLevel.size()), "class", "mean");
      html.close();
    }
    if (!sums) {
      html.open("tr", "class", "all").element("th", "all", "scope", "row");
      html.element("td", "", "colspan", String.valueOf(levels));
      html.element("td", total, "class", "mean").close();
    }
    html.close().close();
  }

  /** Of the practice, little is more than nothing. */
  private static String cell(double share, boolean practice) {
    if (!practice) return Figures.format("%.0f", 100 * share);
    return share < 0.0005 ? "" : Figures.bare(share);
  }
}
