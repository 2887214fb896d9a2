package cosr.student.core;

/**
 * What the engine says of one step of the optimizer; means are over the completions' tokens.
 *
 * @param gradNorm global L2 norm of the gradient before clipping
 * @param entropy mean entropy of the next token, in nats
 * @param clipLow share of tokens whose ratio was clipped from below; 0 in a supervised step
 * @param clipHigh share of tokens whose ratio was clipped from above; 0 in a supervised step
 * @param ratio mean of the tokens' probability now over that at the sampling; NaN where it has no
 *     part in the loss
 * @param divergence mean k3 from the reference; NaN without one
 * @param mismatch mean of the absolute difference between a token's log-probability now and at the
 *     sampling; NaN where those are not of the same temperature
 * @param greatestMismatch greatest of them
 */
public record StepResult(
    double loss,
    double gradNorm,
    double entropy,
    double clipLow,
    double clipHigh,
    double ratio,
    double divergence,
    double mismatch,
    double greatestMismatch) {
  /** Of a supervised step. */
  public StepResult(double loss, double gradNorm, double entropy, double clipLow, double clipHigh) {
    this(
        loss, gradNorm, entropy, clipLow, clipHigh, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }
}
