package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;

/**
 * Dr. GRPO (Liu et al., "Understanding R1-Zero-like training", 2025, section 3.2): {@code A = r -
 * mean(r)} within the group, and the sum over tokens divided by rows times a length that stays the
 * same, so that neither a group's deviation nor a row's length weighs.
 *
 * @param longest that length in tokens
 */
public record DrGrpo(Surrogate surrogate, int longest) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return scores.byGroup(Moments::centred);
  }

  @Override
  public Loss loss() {
    return surrogate.ofTokens(new Mean.Constant(longest));
  }
}
