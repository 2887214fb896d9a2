package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;

/**
 * GRPO (Shao et al., "DeepSeekMath", 2024, section 4.1, equations 3 and 4; deviation as in TRL):
 * {@code A = (r - mean(r)) / (std(r) + 1e-4)} within the group, the clipped ratio of each token,
 * its mean over a row's tokens and then over rows.
 */
public record Grpo(Surrogate surrogate) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return scores.byGroup(Moments::standardised);
  }

  @Override
  public Loss loss() {
    return surrogate.ofTokens(new Mean.Sequences());
  }
}
