package cosr.curator;

import cosr.protocol.SupervisorCommand.ReviewSummary;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a review says of itself, for reports. */
final class Metrics {
  private Metrics() {}

  static ReviewSummary nothing() {
    return new ReviewSummary(new TreeMap<>(), new TreeMap<>());
  }

  /**
   * @param after the state that holds the reviews
   * @param effectiveCells over how many cells the sheet was spread
   */
  static ReviewSummary summary(
      CuratorState after, List<CellReview> reviews, double effectiveCells) {
    SortedMap<String, Integer> decisions = new TreeMap<>();
    for (CellReview r : reviews) decisions.merge(r.review().label(), 1, Integer::sum);
    double unlocked = 0;
    double mastered = 0;
    double setAside = 0;
    double stuck = 0;
    double sum = 0;
    for (CellModel c : after.cells()) {
      sum += c.fast();
      if (!c.usable()) {
        setAside++;
        continue;
      }
      if (c.open()) unlocked++;
      if (c.mastered()) mastered++;
      if (c.open() && c.history().dry() >= Reviewer.STUCK) stuck++;
    }
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put("unlocked", unlocked);
    metrics.put("mastered", mastered);
    metrics.put("set_aside", setAside);
    metrics.put("stuck", stuck);
    metrics.put("mean_p", sum / Math.max(1, after.cells().size()));
    metrics.put("learning_progress", ProgressPolicy.meanProgress(after.cells()));
    metrics.put("effective_cells", effectiveCells);
    metrics.put("mixed_groups", mixed(reviews));
    metrics.put("remedies", (double) after.remedies().size());
    return new ReviewSummary(decisions, metrics);
  }

  /** Share of the groups that have both right and wrong attempts: those that a gradient uses. */
  private static double mixed(List<CellReview> reviews) {
    int groups = 0;
    int mixed = 0;
    for (CellReview r : reviews) {
      for (int g = 0; g < r.passed().size(); g++) {
        groups++;
        if (r.passed().get(g) > 0 && r.passed().get(g) < r.counted().get(g)) mixed++;
      }
    }
    return groups == 0 ? 0 : (double) mixed / groups;
  }
}
