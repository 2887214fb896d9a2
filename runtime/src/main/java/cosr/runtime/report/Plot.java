package cosr.runtime.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A small picture of numbers over the rounds.
 *
 * @param title in plain words
 * @param key name in {@code metrics.jsonl}, or what it is read from; may be empty
 * @param over what runs across: {@code round} or {@code lesson}
 * @param kind how the lines are drawn
 * @param percent whether the numbers are shares from 0 to 1
 * @param xs ascending
 */
record Plot(
    String title,
    String key,
    String over,
    Kind kind,
    boolean percent,
    List<Double> xs,
    List<Series> lines) {
  /** Points that one line has at most; where there are more, neighbours are averaged. */
  static final int MOST_POINTS = 240;

  /** How the lines are drawn. */
  enum Kind {
    /** The points, and their moving mean where there are many. */
    LINE,
    /** Few points, each to be seen. */
    DOTS,
    /** Areas, one upon the other. */
    STACK
  }

  /**
   * @param values by x; NaN where nothing was measured
   * @param newest the last that was measured, NaN where nothing was
   */
  record Series(String name, double[] values, double newest) {
    Series(String name, double[] values) {
      this(name, values, last(values));
    }

    private static double last(double[] values) {
      for (int i = values.length - 1; i >= 0; i--) if (!Double.isNaN(values[i])) return values[i];
      return Double.NaN;
    }
  }

  /** Whether nothing was measured. */
  boolean empty() {
    return lines.stream().allMatch(l -> Double.isNaN(l.newest()));
  }

  /** The same without points at which nothing was measured, and with at most so many points. */
  Plot thinned() {
    List<Integer> there = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      int at = i;
      if (lines.stream().anyMatch(l -> !Double.isNaN(l.values()[at]))) there.add(i);
    }
    int bucket = Math.max(1, (there.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<Double> fewer = new ArrayList<>();
    List<List<Integer>> buckets = new ArrayList<>();
    for (int from = 0; from < there.size(); from += bucket) {
      List<Integer> members = there.subList(from, Math.min(there.size(), from + bucket));
      buckets.add(members);
      fewer.add(xs.get(members.getLast()));
    }
    List<Series> thin = new ArrayList<>();
    for (Series line : lines)
      thin.add(
          new Series(
              line.name(),
              buckets.stream().mapToDouble(b -> mean(line.values(), b)).toArray(),
              line.newest()));
    return new Plot(title, key, over, kind, percent, fewer, thin);
  }

  private static double mean(double[] values, List<Integer> members) {
    return members.stream()
        .mapToDouble(i -> values[i])
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  /** Centred moving mean over about a twentieth of the points; NaN stays NaN. */
  static double[] smooth(double[] values) {
    int reach = Math.max(1, values.length / 40);
    double[] out = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      int n = 0;
      for (int j = Math.max(0, i - reach); j <= Math.min(values.length - 1, i + reach); j++) {
        if (Double.isNaN(values[j])) continue;
        sum += values[j];
        n++;
      }
      out[i] = Double.isNaN(values[i]) ? Double.NaN : sum / n;
    }
    return out;
  }

  String shown(double value) {
    return percent ? Figures.percent(value) : Figures.number(value);
  }
}
