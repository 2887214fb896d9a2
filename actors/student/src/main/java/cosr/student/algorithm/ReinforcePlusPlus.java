package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;

/**
 * REINFORCE++ (Hu et al., 2025, "global advantage normalization"): no baseline of the group; {@code
 * A = (r - mean(r)) / (std(r) + 1e-4)} over all attempts of the round. The clipped ratio of each
 * token, mean over all tokens.
 */
public record ReinforcePlusPlus(Surrogate surrogate) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return Moments.standardised(scores.rewards());
  }

  @Override
  public Loss loss() {
    return surrogate.ofTokens(new Mean.Tokens());
  }
}
