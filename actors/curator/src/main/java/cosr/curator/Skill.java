package cosr.curator;

/**
 * How well the Student does in a cell. All is of raw outcomes: what guessing explains is taken away
 * where it is read, since a rate that was cut off at 0 group by group would not average out.
 *
 * @param alpha successes of the decayed Beta, prior 1 included
 * @param beta failures of the decayed Beta, prior 1 included
 * @param fast moving average of the groups' rates
 * @param slow moving average of {@code fast}
 * @param anchor value of {@code fast} when it last moved by more than chance explains
 * @param still groups since then
 */
public record Skill(double alpha, double beta, double fast, double slow, double anchor, int still) {
  /** What remains of the Beta counts at each new group (MoPPS, arXiv 2507.04632). */
  static final double KEPT_BY_GROUP = 0.8;

  /** What remains of the Beta's evidence after a round without a visit. */
  static final double KEPT_UNVISITED = 0.998;

  /** Step of both averages. */
  static final double STEP = 0.1;

  /** Where {@link #magnify} gives a half (Kanitscheider et al., arXiv 2106.14876). */
  static final double THETA = 0.1;

  /**
   * Divided by the root of a group's attempts n: how far the fast average must rise above its
   * anchor, on the scale asin √p, on which chance scatters it alike everywhere. Where nothing
   * changes, two values of it far apart in time differ with a standard deviation of √(2 · 0.1 /
   * 1.9) / (2 √n), a third of that.
   */
  static final double MOVE = 0.5;

  /** Likewise, how far it must fall: it comes back from where chance brought it. */
  static final double FALL = 2 * MOVE;

  /** One that has just moved. */
  Skill(double alpha, double beta, double fast, double slow) {
    this(alpha, beta, fast, slow, fast, 0);
  }

  static Skill unknown() {
    return new Skill(1, 1, 0, 0);
  }

  /** After one group of practice with {@code passed} right of {@code counted}. */
  Skill practised(int passed, int counted) {
    double a = KEPT_BY_GROUP * alpha + (1 - KEPT_BY_GROUP) + passed;
    double b = KEPT_BY_GROUP * beta + (1 - KEPT_BY_GROUP) + (counted - passed);
    double f = fast + STEP * ((double) passed / counted - fast);
    double s = slow + STEP * (f - slow);
    double rise = (angle(f) - angle(anchor)) * StrictMath.sqrt(counted);
    boolean moved = rise >= MOVE || rise <= -FALL;
    return new Skill(a, b, f, s, moved ? f : anchor, moved ? 0 : still + 1);
  }

  /** After a probe: both averages start from its rate. */
  Skill probed(int passed, int counted) {
    double rate = (double) passed / counted;
    return new Skill(alpha + passed, beta + (counted - passed), rate, rate);
  }

  /** After a round that did not visit the cell: uncertainty grows back. */
  Skill unvisited() {
    double a = 1 + (alpha - 1) * KEPT_UNVISITED;
    return new Skill(a, 1 + (beta - 1) * KEPT_UNVISITED, fast, slow, anchor, still);
  }

  /** Mean of the Beta. */
  public double mean() {
    return alpha / (alpha + beta);
  }

  /** Mean of the Beta less one standard deviation, at least 0. */
  public double lower() {
    double n = alpha + beta;
    return Math.max(0, mean() - StrictMath.sqrt(alpha * beta / (n * n * (n + 1))));
  }

  /** Learning progress: {@code |f(fast) - f(slow)|}, corrected, with the magnifying f. */
  double progress(double guess) {
    return Math.abs(magnify(corrected(fast, guess)) - magnify(corrected(slow, guess)));
  }

  private static double angle(double p) {
    return StrictMath.asin(StrictMath.sqrt(p));
  }

  /** {@code f(p) = p (1 - θ) / (p + θ (1 - 2p))}: stretches small pass rates. */
  static double magnify(double p) {
    return p * (1 - THETA) / (p + THETA * (1 - 2 * p));
  }

  /** The rate without what guessing explains, from 0 to 1. */
  static double corrected(double rate, double guess) {
    return guess >= 1 ? 0 : Math.max(0, (rate - guess) / (1 - guess));
  }
}
