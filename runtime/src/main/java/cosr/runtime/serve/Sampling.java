package cosr.runtime.serve;

/**
 * How tokens are drawn.
 *
 * @param temperature divides the logits, above 0; where the answer is greedy, of the
 *     log-probabilities only
 * @param greedy take the likeliest token
 */
public record Sampling(double temperature, boolean greedy) {
  /** Temperatures below mean the likeliest token, as 0 does. */
  private static final double LEAST = 1e-5;

  static Sampling of(double temperature) {
    return temperature < LEAST ? new Sampling(1, true) : new Sampling(temperature, false);
  }
}
