package cosr.bench;

import cosr.config.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * The same amount of work done in several ways, turn by turn in one process, so that whatever else
 * loads the machine falls on all of them alike.
 */
public final class Contest {
  private final int trials;
  private final double seconds;

  /**
   * @param trials turns of each way
   * @param seconds CPU-seconds that a turn takes at least
   * @throws UserError for options {@code --trials} and {@code --seconds} that measure nothing
   */
  public Contest(int trials, double seconds) {
    if (trials < 1) throw new UserError("--trials must be at least 1, not " + trials);
    if (!Double.isFinite(seconds) || seconds <= 0)
      throw new UserError("--seconds must be a number above 0, such as 0.5, not " + seconds);
    this.trials = trials;
    this.seconds = seconds;
  }

  /**
   * Units of work in a CPU-second, by way and then by turn. Each way works once or twice before,
   * unmeasured.
   *
   * @param units of work that one call does
   */
  public double[][] rates(double units, List<Runnable> ways) {
    List<Integer> calls = new ArrayList<>();
    for (Runnable way : ways) {
      double once = CpuSeconds.of(way);
      if (once < seconds) once = CpuSeconds.of(way); // the first call compiles
      calls.add((int) Math.max(1, Math.ceil(seconds / Math.max(once, 1e-4))));
    }
    double[][] rates = new double[ways.size()][trials];
    for (int t = 0; t < trials; t++)
      for (int w = 0; w < ways.size(); w++) {
        Runnable way = ways.get(w);
        int times = calls.get(w);
        double took =
            CpuSeconds.of(
                () -> {
                  for (int i = 0; i < times; i++) way.run();
                });
        rates[w][t] = units * times / took;
      }
    return rates;
  }
}
