package cosr.runtime.screen;

import java.util.List;

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
