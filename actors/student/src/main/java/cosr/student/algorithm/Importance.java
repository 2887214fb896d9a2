package cosr.student.algorithm;

/**
 * The weight of a token that was sampled by one program and is learned by another, or from older
 * weights: {@code min(exp(learner - sampler), cap)}, truncated importance sampling (Ionides, 2008;
 * Yao et al., "Your efficient RL framework secretly brings you off-policy RL training", 2025). The
 * engine computes the same for {@code Loss.Capped}.
 */
public final class Importance {
  private Importance() {}

  /**
   * @param difference log-probability by the learner less that by the sampler
   * @param cap greatest weight
   */
  public static double weight(double difference, double cap) {
    return Math.min(StrictMath.exp(difference), cap);
  }
}
