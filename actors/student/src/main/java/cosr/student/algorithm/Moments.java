package cosr.student.algorithm;

/** Means and deviations of numbers, of which NaN don't count. */
public final class Moments {
  private Moments() {}

  /** Mean of the numbers that count; NaN where none does. */
  public static double mean(double[] values) {
    double sum = 0;
    int n = 0;
    for (double v : values)
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    return sum / n;
  }

  /** Whether two of the numbers that count differ. */
  public static boolean spread(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double v : values)
      if (!Double.isNaN(v)) {
        least = Math.min(least, v);
        most = Math.max(most, v);
      }
    return most > least;
  }

  /** {@code sqrt(sum((v - mean)^2) / n)}; exactly 0 where all are the same. */
  public static double populationDeviation(double[] values) {
    return deviation(values, 0);
  }

  /** {@code sqrt(sum((v - mean)^2) / (n - 1))}; exactly 0 where all are the same. */
  public static double sampleDeviation(double[] values) {
    return deviation(values, 1);
  }

  private static double deviation(double[] values, int less) {
    if (!spread(values)) return 0;
    double mean = mean(values);
    double sum = 0;
    int n = 0;
    for (double v : values)
      if (!Double.isNaN(v)) {
        sum += (v - mean) * (v - mean);
        n++;
      }
    return StrictMath.sqrt(sum / (n - less));
  }

  /**
   * {@code (v - mean) / (deviation + 1e-4)} with the sample deviation, as TRL and OpenRLHF have it;
   * zeros where all are the same.
   */
  static double[] standardised(double[] values) {
    double[] out = centred(values);
    double unit = sampleDeviation(values) + 1e-4;
    for (int i = 0; i < out.length; i++) out[i] /= unit;
    return out;
  }

  /** {@code v - mean}; zeros where all are the same. */
  static double[] centred(double[] values) {
    double[] out = new double[values.length];
    if (!spread(values)) {
      for (int i = 0; i < out.length; i++) out[i] = Double.isNaN(values[i]) ? values[i] : 0;
      return out;
    }
    double mean = mean(values);
    for (int i = 0; i < out.length; i++) out[i] = values[i] - mean;
    return out;
  }
}
