package cosr.runtime.screen;

import cosr.protocol.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well each cell is mastered: a row for each family, in the order of the settings. */
public record SkillMap(List<Row> rows) {

  /**
   * @param shares by level, from level 1: guess-corrected, from 0 to 1; NaN where there is no such
   *     cell or nothing is known of it
   */
  public record Row(String family, List<Double> shares) {
    double mean() {
      return SkillMap.mean(shares);
    }
  }

  /** A map of cells: families in the order of their first cell, levels from 1 on. */
  public static SkillMap of(Map<Cell, Double> shares) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    shares.forEach(
        (cell, share) -> {
          List<Double> row = rows.computeIfAbsent(cell.family(), k -> new ArrayList<>());
          while (row.size() < cell.level()) row.add(Double.NaN);
          row.set(cell.level() - 1, share);
        });
    return new SkillMap(
        rows.entrySet().stream().map(e -> new Row(e.getKey(), e.getValue())).toList());
  }

  int levels() {
    return rows.stream().mapToInt(r -> r.shares().size()).max().orElse(0);
  }

  /** The mean over all known cells; NaN where there are none. */
  public double mean() {
    return mean(rows.stream().flatMap(r -> r.shares().stream()).toList());
  }

  private static double mean(List<Double> shares) {
    double sum = 0;
    int known = 0;
    for (double share : shares)
      if (!Double.isNaN(share)) {
        sum += share;
        known++;
      }
    return known == 0 ? Double.NaN : sum / known;
  }
}
