package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;

/**
 * REINFORCE++ with a baseline (Hu et al., 2025, "REINFORCE++ w/ baseline"): the mean of the group
 * is taken off, and what remains is measured in deviations of the whole round. Otherwise {@link
 * ReinforcePlusPlus}.
 */
public record ReinforcePlusPlusBaseline(Surrogate surrogate) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return Moments.standardised(scores.byGroup(Moments::centred));
  }

  @Override
  public Loss loss() {
    return surrogate.ofTokens(new Mean.Tokens());
  }
}
