package cosr.bench.sandbox;

import cosr.verifier.checks.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * How long mathematical checks take, one after the other in one thread.
 *
 * @param labelled those whose verdict is the label; the others are read otherwise by the Adapter
 */
record MathTimes(int checks, int labelled, double medianMillis, double p95Millis) {
  /** The first turns compile. */
  private static final int UNMEASURED = 20;

  private static final int MEASURED = 5;

  /** Measures each pair several times. */
  static MathTimes measure(List<BenchJob> pairs, Checks checks) {
    double[] millis = new double[MEASURED * pairs.size()];
    int number = 0;
    int labelled = 0;
    for (int turn = -UNMEASURED; turn < MEASURED; turn++)
      for (BenchJob pair : pairs) {
        long begun = System.nanoTime();
        boolean right = Throughput.decided(checks, pair);
        double took = (System.nanoTime() - begun) * 1e-6;
        if (turn >= 0) millis[number++] = took;
        if (turn == 0 && right == pair.right()) labelled++;
      }
    Arrays.sort(millis);
    return new MathTimes(pairs.size(), labelled, millis[number / 2], millis[number * 95 / 100]);
  }
}
