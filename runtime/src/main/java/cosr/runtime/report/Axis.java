package cosr.runtime.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers along one side of a plot.
 *
 * @param ticks round numbers within, ascending
 */
record Axis(double low, double high, List<Double> ticks) {

  /** From the least to the greatest, no further: for rounds. */
  static Axis exact(double low, double high, int most) {
    double end = high > low ? high : low + 1;
    return new Axis(low, end, ticks(low, end, step(end - low, most)));
  }

  /** Rounded outwards, and from 0 where that wastes little room. */
  static Axis round(double least, double greatest, int most) {
    if (!(least <= greatest)) return new Axis(0, 1, List.of(0.0, 1.0));
    double low = least >= 0 && least < 0.6 * greatest ? 0 : least;
    double high = greatest <= 0 && greatest > 0.6 * least ? 0 : greatest;
    if (high - low < 1e-12 * Math.max(1, Math.abs(high))) {
      double room = high == 0 ? 1 : Math.abs(high) / 2;
      low = high > 0 ? 0 : low - room;
      high = high + room;
    }
    double step = step(high - low, most);
    double from = step * Math.floor(low / step + 1e-9);
    double to = step * Math.ceil(high / step - 1e-9);
    return new Axis(from, to, ticks(from, to, step));
  }

  /** Where a value lies, from 0 to 1. */
  double share(double value) {
    return (value - low) / (high - low);
  }

  private static double step(double span, int most) {
    double size = Math.pow(10, Math.floor(Math.log10(span / most)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (factor == 2.5 && size == 1) continue; // Counts have no halves.
      if (span / (factor * size) <= most) return factor * size;
    }
    return 10 * size;
  }

  private static List<Double> ticks(double low, double high, double step) {
    List<Double> out = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
      out.add(i * step);
    return out;
  }
}
