package cosr.student.algorithm;

import cosr.config.Settings;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;

/**
 * The settings that a policy gradient has besides its advantages and its mean.
 *
 * @param clipLow how far a ratio may fall below 1
 * @param clipHigh how far it may rise above 1
 * @param cap greatest weight for what changed since the sampling; 0: the ratio is clipped
 * @param beta weight of the divergence from the reference
 * @param bonus weight of the entropy
 */
public record Surrogate(double clipLow, double clipHigh, double cap, double beta, double bonus) {
  static Surrogate of(Settings.Learning s) {
    return new Surrogate(
        s.clipLow(), s.clipHigh(), s.importanceCap(), s.klBeta(), s.entropyBonus());
  }

  /** Of tokens: their ratio clipped, or their weight capped where there is a cap. */
  Loss ofTokens(Mean mean) {
    return cap > 0 ? capped(mean) : clipped(Ratio.TOKEN, mean);
  }

  Loss clipped(Ratio ratio, Mean mean) {
    return new Loss.Policy(ratio, clipLow, clipHigh, beta, bonus, mean);
  }

  Loss capped(Mean mean) {
    return new Loss.Capped(cap, beta, bonus, mean);
  }
}
