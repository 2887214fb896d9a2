package cosr.curator;

import java.util.ArrayList;
import java.util.List;

/**
 * One level beyond what is mastered, tilted towards where the Student is getting on.
 *
 * <p>An open cell that isn't mastered weighs {@code (p (1 - p) + 0.01) · t · h} with p the moving
 * average of its guess-corrected pass rates, and at least {@code 0.08 t h} while p is below 0.05.
 * The tilt {@code t = ½ + ½ min(3, LP / mean LP)} is about 1 on average; LP is {@link
 * CellModel#progress()}. The hope {@code h = max(0.02, 2^(-n/16))} falls with the n groups since
 * the pass rate last moved by more than chance explains ({@link Skill#still}), so that verdicts
 * that follow from nothing the Student can learn, even ones that a coin decides, don't hold on to
 * it. Mastered cells share a tenth, by the time since their last visit (spaced replay), and the
 * lowest locked level of every family a small share in all, so that skills that came by themselves
 * are seen.
 */
final class ProgressPolicy implements Policy {
  static final double FLOOR = 0.01;
  static final double OPENING = 0.08;
  static final double OPENING_BELOW = 0.05;
  static final double MOST_TILT = 3;
  static final double HALF_LIFE = 16;
  static final double LEAST_HOPE = 0.02;
  static final double REPLAY_SHARE = 0.1;
  static final double LOCKED_SHARE = 0.015;

  @Override
  public Allocation allocate(CuratorState state, int round) {
    List<CellModel> cells = state.cells();
    double mean = meanProgress(cells);
    double[] front = new double[cells.size()];
    double[] replay = new double[cells.size()];
    double[] locked = new double[cells.size()];
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < front.length; i++) {
      CellModel c = cells.get(i);
      double tilt = mean > 0 ? 0.5 + 0.5 * Math.min(MOST_TILT, c.progress() / mean) : 1;
      reasons.add(reason(c, tilt));
      if (!c.usable()) continue;
      if (c.open() && c.mastered()) replay[i] = Math.max(1, round - c.visited());
      else if (c.open()) front[i] = tilt * hope(c) * frontier(c.fast());
      else if (Ladder.next(cells, c)) locked[i] = 1;
    }
    double[] weights = new double[front.length];
    double lockedShare = share(weights, locked, LOCKED_SHARE);
    double replayShare = share(weights, replay, REPLAY_SHARE);
    share(weights, front, 1 - lockedShare - replayShare);
    return Allocation.of(weights, reasons);
  }

  /** What is left of a cell's weight after groups without a move. */
  private static double hope(CellModel c) {
    return Math.max(LEAST_HOPE, StrictMath.pow(2, -c.skill().still() / HALF_LIFE));
  }

  private static double frontier(double p) {
    double zone = p * (1 - p) + FLOOR;
    return p < OPENING_BELOW ? Math.max(zone, OPENING) : zone;
  }

  private static String reason(CellModel c, double tilt) {
    if (!c.open()) return "locked-probe";
    if (c.mastered()) return "replay";
    return tilt > 1 ? "progress" : "frontier";
  }

  /** Mean learning progress of the cells that are open; 0 where there are none. */
  static double meanProgress(List<CellModel> cells) {
    double sum = 0;
    int n = 0;
    for (CellModel c : cells) {
      if (!c.usable() || !c.open()) continue;
      sum += c.progress();
      n++;
    }
    return n == 0 ? 0 : sum / n;
  }

  /** Adds {@code share}, spread by {@code by}; returns what was added. */
  private static double share(double[] weights, double[] by, double share) {
    double sum = 0;
    for (double b : by) sum += b;
    if (sum <= 0) return 0;
    for (int i = 0; i < by.length; i++) weights[i] += share * by[i] / sum;
    return share;
  }
}
