package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;

/**
 * Expert iteration, also called rejection-sampling fine-tuning (Anthony et al., 2017, section 3;
 * Yuan et al., 2023, "rejection sampling fine-tuning"): the round's right answers, and those alone,
 * are learned like lessons; the mean over their tokens.
 */
public record ExpertIteration() implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    double[] weights = new double[scores.rewards().length];
    for (int i = 0; i < weights.length; i++) weights[i] = scores.rewards()[i] > 0 ? 1 : Double.NaN;
    return weights;
  }

  @Override
  public Loss loss() {
    return new Loss.Supervised();
  }
}
