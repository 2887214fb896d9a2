package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import java.util.Arrays;

/**
 * The default: GRPO's advantages (Shao et al., "DeepSeekMath", 2024, section 4.1.2) in units of the
 * population deviation, {@code A = (r - mean(r)) / sqrt(mean((r - mean(r))^2))}, which is {@code
 * sqrt(p (1 - p))} for rewards of 0 and 1; DAPO's two bounds of the ratio and its mean over tokens.
 * A group without spread has nothing to tell: it is dropped.
 */
public record Cosr(Surrogate surrogate) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return scores.byGroup(Cosr::ofGroup);
  }

  /**
   * Advantages of one group.
   *
   * @param rewards NaN where the attempt doesn't count
   * @return NaN where the attempt doesn't count, all NaN where the group is dropped
   */
  public static double[] ofGroup(double[] rewards) {
    double[] advantages = new double[rewards.length];
    double std = Moments.populationDeviation(rewards);
    double mean = Moments.mean(rewards);
    if (std > 0) for (int i = 0; i < rewards.length; i++) advantages[i] = (rewards[i] - mean) / std;
    else Arrays.fill(advantages, Double.NaN);
    return advantages;
  }

  @Override
  public Loss loss() {
    return surrogate.ofTokens(new Mean.Tokens());
  }
}
