package cosr.bench;

import java.util.Arrays;
import java.util.Locale;

/** Numbers of a measurement: what stands for several, and how they are written. */
public final class Figures {
  private Figures() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double median(double... values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    if (sorted.length == 0) throw new IllegalArgumentException("nothing was measured");
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The middle of quotients, number by number. */
  public static double medianRatio(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) ratios[i] = above[i] / below[i];
    return median(ratios);
  }

  /** Three digits that count, thousands with a comma. */
  public static String three(double value) {
    if (!Double.isFinite(value)) return "-";
    if (value == 0) return "0";
    int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    double unit = Math.pow(10, digits);
    return String.format(
        Locale.ROOT, "%,." + Math.max(0, digits) + "f", Math.round(value * unit) / unit);
  }

  /** Two digits after the point: {@code 1.57x}. */
  public static String times(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2fx", value) : "-";
  }

  /** A share of 1 in whole percent. */
  public static String percent(double share) {
    return Double.isFinite(share) ? Math.round(100 * share) + " %" : "-";
  }
}
