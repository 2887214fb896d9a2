package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;

/**
 * GSPO (Zheng et al., "Group sequence policy optimization", 2025, section 4.1): GRPO's advantages,
 * and what is clipped is the ratio of a whole row, the geometric mean of its tokens' ratios; mean
 * over rows.
 */
public record Gspo(Surrogate surrogate) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return scores.byGroup(Moments::standardised);
  }

  @Override
  public Loss loss() {
    return surrogate.clipped(Ratio.SEQUENCE, new Mean.Sequences());
  }
}
