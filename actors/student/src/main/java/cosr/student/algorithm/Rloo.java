package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;

/**
 * RLOO (Ahmadian et al., "Back to basics", 2024, "REINFORCE leave-one-out"; Kool et al., 2019): the
 * baseline of an attempt is the mean reward of the others of its group, {@code A_i = r_i - sum(r_j,
 * j != i) / (n - 1)}. REINFORCE with it: the sum over a row's tokens, the mean over rows, nothing
 * clipped.
 */
public record Rloo(Surrogate surrogate) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    return scores.byGroup(
        rewards -> {
          double[] advantages = Moments.centred(rewards);
          int n = 0;
          for (double r : rewards) if (!Double.isNaN(r)) n++;
          for (int i = 0; i < advantages.length && n > 1; i++) advantages[i] *= n / (n - 1.0);
          return advantages;
        });
  }

  @Override
  public Loss loss() {
    return surrogate.capped(new Mean.Constant(1));
  }
}
