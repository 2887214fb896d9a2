package cosr.student.engine;

/**
 * How a row's tokens are chosen, in this order: logits z are divided by the temperature; the {@code
 * topK} greatest stay, with all that equal the least of them; of those stay the likeliest whose
 * probabilities come to {@code topP}: ordered upwards, of equal ones the earlier id first, a token
 * is dropped where the sum up to it is at most 1 - topP (Holtzman et al., "The curious case of
 * neural text degeneration", 2020); of those stay the ones of at least {@code minP} times the
 * greatest probability (Nguyen et al., "Min-p sampling", 2024). The likeliest always stays. What
 * stays is divided by its sum and drawn from. Ties and bounds are those of transformers.
 *
 * <p>The log-probability that is recorded of a token is that of softmax(z / temperature) over the
 * whole vocabulary, without these filters: what the learner computes.
 *
 * @param temperature above 0
 * @param topK 0: all
 * @param topP above 0, at most 1; 1: all
 * @param minP in [0, 1]; 0: all
 * @param greedy take the likeliest token instead of drawing one
 */
public record Choice(double temperature, int topK, double topP, double minP, boolean greedy) {
  public Choice {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("temperature " + temperature);
    if (topK < 0) throw new IllegalArgumentException("top-k " + topK);
    if (!(topP > 0 && topP <= 1)) throw new IllegalArgumentException("top-p " + topP);
    if (!(minP >= 0 && minP <= 1)) throw new IllegalArgumentException("min-p " + minP);
  }

  /** All of the distribution at a temperature. */
  public static Choice at(double temperature) {
    return new Choice(temperature, 0, 1, 0, false);
  }

  /** Always the likeliest token. */
  public static Choice greedy(double temperature) {
    return new Choice(temperature, 0, 1, 0, true);
  }

  /** Whether some tokens are never drawn. */
  public boolean filters() {
    return !greedy && (topK > 0 || topP < 1 || minP > 0);
  }
}
