package cosr.student.algorithm;

import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import java.util.Arrays;

/**
 * DAPO (Yu et al., 2025, section 3): GRPO's advantages of rewards with a penalty for length, only
 * of groups with right and wrong answers (3.2); the ratio clipped further up than down (3.1); the
 * mean over all tokens of the batch (3.3).
 *
 * @param overlong the penalty (3.4)
 */
public record Dapo(Surrogate surrogate, Overlong overlong) implements Algorithm {
  @Override
  public double[] advantages(Scores scores) {
    boolean[] mixed = mixed(scores);
    double[] shaped = scores.rewards().clone();
    for (int i = 0; i < shaped.length; i++) shaped[i] += overlong.penalty(scores.lengths()[i]);
    double[] advantages = scores.with(shaped).byGroup(Moments::standardised);
    for (int i = 0; i < advantages.length; i++) if (!mixed[i]) advantages[i] = Double.NaN;
    return advantages;
  }

  private static boolean[] mixed(Scores scores) {
    double[] found =
        scores.byGroup(
            rewards -> {
              double[] all = new double[rewards.length];
              Arrays.fill(all, Moments.spread(rewards) ? 1 : 0);
              return all;
            });
    boolean[] mixed = new boolean[found.length];
    for (int i = 0; i < found.length; i++) mixed[i] = found[i] > 0;
    return mixed;
  }

  @Override
  public Loss loss() {
    return surrogate.ofTokens(new Mean.Tokens());
  }
}
