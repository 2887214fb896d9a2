package cosr.bench.curriculum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Held-out means of a run over the tokens that it generated for training; the first point is the
 * warm start. Not thread-safe.
 */
final class Curve {
  /** How far above the warm start the threshold is. */
  static final double GAIN = 0.2;

  /** Evaluations running that must reach it. */
  private static final int RUNNING = 2;

  private final List<Point> points = new ArrayList<>();
  private final long cap;

  /**
   * @param tokens generated so far, exams apart
   * @param mean guess-corrected, over the learnable cells; 0 to 1
   */
  record Point(long tokens, double mean) {}

  /**
   * @param cap tokens after which a threshold counts as never reached
   */
  Curve(long cap) {
    this.cap = cap;
  }

  void add(Point point) {
    points.add(point);
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  /** The mean that is to be reached; there must be a point. */
  double threshold() {
    return points.getFirst().mean() + GAIN;
  }

  /** Tokens at the first of two evaluations running that are at the threshold or above. */
  Optional<Long> reached() {
    int running = 0;
    for (int i = 1; i < points.size(); i++) {
      running = points.get(i).mean() >= threshold() ? running + 1 : 0;
      if (running < RUNNING) continue;
      long tokens = points.get(i - RUNNING + 1).tokens();
      return tokens <= cap ? Optional.of(tokens) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Tokens up to which the threshold was not reached, where it was not. */
  long bound() {
    return Math.min(cap, points.getLast().tokens());
  }

  /** Whether more points can change nothing. */
  boolean settled() {
    if (points.size() < 2) return false;
    if (reached().isPresent()) return true;
    return points.getLast().tokens() > cap;
  }
}
