package cosr.supervisor;

import cosr.protocol.Cell;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.supervisor.SupervisorEvent.CellScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What outcomes come to, cell by cell.
 *
 * @param cells in the order of the tasks
 */
public record Scores(List<CellScore> cells) {
  /**
   * Scores of tasks with the outcomes of the attempts at each. Outcomes that do not teach count for
   * nothing.
   */
  public static Scores of(List<Task> tasks, List<List<Outcome>> outcomes) {
    Map<Cell, int[]> counts = new LinkedHashMap<>();
    Map<Cell, Double> guess = new LinkedHashMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      Task t = tasks.get(i);
      int[] c = counts.computeIfAbsent(t.cell(), k -> new int[2]);
      guess.put(t.cell(), t.guessRate());
      for (Outcome o : outcomes.get(i)) {
        if (!o.teaches()) continue;
        c[1]++;
        if (o instanceof Outcome.Correct) c[0]++;
      }
    }
    List<CellScore> cells = new ArrayList<>();
    counts.forEach(
        (cell, c) -> cells.add(new CellScore(cell, c[0], c[1], guess.getOrDefault(cell, 0.0))));
    return new Scores(List.copyOf(cells));
  }

  /** Guess-corrected share of right answers, mean over the cells, from 0 to 1. */
  public double mean() {
    return cells.stream().mapToDouble(CellScore::corrected).average().orElse(0);
  }
}
