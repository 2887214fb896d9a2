package cosr.student.core;

import java.util.Arrays;

/**
 * How much better than its group an attempt did: GRPO's group normalisation (Shao et al.,
 * "DeepSeekMath", 2024, section 4.1.2), {@code A_i = (r_i - mean(r)) / std(r)}, with the population
 * standard deviation {@code sqrt(mean((r - mean)^2))}, which is {@code sqrt(p (1 - p))} for rewards
 * of 0 and 1. TRL takes the sample deviation plus 1e-4 instead, so its values are about {@code
 * sqrt((n - 1) / n)} of these. A group without spread has nothing to tell: it is dropped.
 */
public final class Advantages {
  private Advantages() {}

  /**
   * Advantages of one group.
   *
   * @param rewards by sample; NaN where the attempt doesn't count
   * @return by sample; NaN where the attempt doesn't count, all NaN where the group is dropped
   */
  public static float[] of(float[] rewards) {
    float[] advantages = new float[rewards.length];
    double std = std(rewards);
    double mean = mean(rewards);
    if (std > 0)
      for (int i = 0; i < rewards.length; i++) advantages[i] = (float) ((rewards[i] - mean) / std);
    else Arrays.fill(advantages, Float.NaN);
    return advantages;
  }

  /** Whether any attempt of the group is learned from. */
  static boolean any(float[] advantages) {
    for (float a : advantages) if (!Float.isNaN(a)) return true;
    return false;
  }

  /** Mean of the rewards that count; NaN where none does. */
  static double mean(float[] rewards) {
    double sum = 0;
    int n = 0;
    for (float r : rewards)
      if (!Float.isNaN(r)) {
        sum += r;
        n++;
      }
    return sum / n;
  }

  /** Population standard deviation of the rewards that count; exactly 0 where all are the same. */
  static double std(float[] rewards) {
    double mean = mean(rewards);
    double sum = 0;
    int n = 0;
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float r : rewards)
      if (!Float.isNaN(r)) {
        sum += (r - mean) * (r - mean);
        least = Math.min(least, r);
        most = Math.max(most, r);
        n++;
      }
    return most > least ? StrictMath.sqrt(sum / n) : 0;
  }
}
