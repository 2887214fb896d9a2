package cosr.student.algorithm;

import cosr.config.Settings;
import cosr.student.engine.TrainBatch.Loss;

/**
 * What a round is learned by: how its verdicts become advantages, and what is minimised with them.
 * A group whose advantages are all 0 is not learned from, and of the others {@code
 * learning.policy-groups} at most. Immutable.
 */
public sealed interface Algorithm
    permits Cosr,
        Grpo,
        DrGrpo,
        Dapo,
        Rloo,
        ReinforcePlusPlus,
        ReinforcePlusPlusBaseline,
        Gspo,
        ExpertIteration {
  /** By attempt; NaN where the attempt isn't learned from. */
  double[] advantages(Scores scores);

  /** What is minimised. */
  Loss loss();

  /**
   * The one that the settings name.
   *
   * @throws IllegalArgumentException where they name none; the loader of settings refuses that
   */
  static Algorithm of(Settings.Learning settings) {
    Surrogate surrogate = Surrogate.of(settings);
    return switch (settings.algorithm()) {
      case "cosr" -> new Cosr(surrogate);
      case "grpo" -> new Grpo(surrogate);
      case "dr-grpo" -> new DrGrpo(surrogate, settings.longestCompletion());
      case "dapo" ->
          new Dapo(
              surrogate, new Overlong(settings.longestCompletion(), settings.overlongBuffer()));
      case "rloo" -> new Rloo(surrogate);
      case "reinforce++" -> new ReinforcePlusPlus(surrogate);
      case "reinforce++-baseline" -> new ReinforcePlusPlusBaseline(surrogate);
      case "gspo" -> new Gspo(surrogate);
      case "expert-iteration" -> new ExpertIteration();
      default -> throw new IllegalArgumentException("no algorithm is " + settings.algorithm());
    };
  }
}
