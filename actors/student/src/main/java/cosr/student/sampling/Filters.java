package cosr.student.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a token is drawn from, in double precision. In this order: the logits are divided by the
 * temperature; the {@code topK} greatest stay; of those the fewest stay whose probabilities come to
 * {@code topP} (Holtzman et al., "The curious case of neural text degeneration", 2020, section
 * 3.1); of those stay the ones of at least {@code minP} times the greatest probability (Nguyen et
 * al., "Min-p sampling", 2024, section 3). What stays is divided by its sum.
 *
 * @param temperature above 0
 * @param topK 0: all; tokens that equal the least of the greatest stay as well
 * @param topP 1: all
 * @param minP 0: all
 */
public record Filters(double temperature, int topK, double topP, double minP) {
  public Filters {
    if (!(temperature > 0)) throw new IllegalArgumentException("temperature " + temperature);
    if (topK < 0) throw new IllegalArgumentException("top-k " + topK);
    if (!(topP > 0 && topP <= 1)) throw new IllegalArgumentException("top-p " + topP);
    if (!(minP >= 0 && minP <= 1)) throw new IllegalArgumentException("min-p " + minP);
  }

  /** Probabilities by token; 0 for what does not stay. */
  public double[] probabilities(double[] logits) {
    double[] kept = new double[logits.length];
    for (int i = 0; i < kept.length; i++) kept[i] = logits[i] / temperature;
    if (topK > 0 && topK < kept.length) keepGreatest(kept);
    double[] p = softmax(kept);
    if (topP < 1) p = softmax(keepNucleus(kept, p));
    if (minP > 0) p = softmax(keepLikely(kept, p));
    return p;
  }

  private void keepGreatest(double[] kept) {
    double[] sorted = kept.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - topK];
    for (int i = 0; i < kept.length; i++) if (kept[i] < least) kept[i] = Double.NEGATIVE_INFINITY;
  }

  /**
   * Ordered upwards, of equal ones the earlier first, a token goes where the sum up to it is at
   * most 1 - topP; the likeliest stays.
   */
  private double[] keepNucleus(double[] kept, double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    for (int k = 0; k + 1 < order.length; k++) {
      sum += p[order[k]];
      if (sum <= 1 - topP) kept[order[k]] = Double.NEGATIVE_INFINITY;
    }
    return kept;
  }

  private double[] keepLikely(double[] kept, double[] p) {
    double least = minP * Arrays.stream(p).max().orElse(0);
    for (int i = 0; i < kept.length; i++) if (p[i] < least) kept[i] = Double.NEGATIVE_INFINITY;
    return kept;
  }

  private static double[] softmax(double[] logits) {
    double most = Arrays.stream(logits).max().orElse(0);
    double[] p = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = StrictMath.exp(logits[i] - most);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) p[i] /= sum;
    return p;
  }
}
