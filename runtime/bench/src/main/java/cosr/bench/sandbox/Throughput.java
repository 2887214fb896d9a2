package cosr.bench.sandbox;

import cosr.bench.Figures;
import cosr.protocol.Outcome;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Jobs of one kind, decided in three ways, turn by turn, so that whatever else loads the machine
 * falls on all of them alike.
 *
 * @param ours jobs a second, of each turn
 * @param bubblewrap likewise, a fresh interpreter in bubblewrap for each job
 * @param unprotected likewise, a fresh interpreter without protection
 */
record Throughput(String kind, int jobs, double[] ours, double[] bubblewrap, double[] unprotected) {
  /** A way that takes less time than this is gone more than once. */
  private static final double LEAST_SECONDS = 0.4;

  private static final int MOST_TIMES = 500;
  private static final long STEPS = 1_000_000;

  /** Measures; each way is gone once before, unmeasured. */
  static Throughput measure(
      String kind, List<BenchJob> jobs, Checks checks, Crew crew, int trials) {
    FreshProcess bubblewrap = FreshProcess.bubblewrap();
    FreshProcess unprotected = FreshProcess.unprotected();
    List<List<Callable<Boolean>>> ways =
        List.of(
            way(jobs, job -> decided(checks, job)),
            way(jobs, job -> job.decide(bubblewrap)),
            way(jobs, job -> job.decide(unprotected)));
    double[][] rates = new double[ways.size()][trials];
    int[] times = new int[ways.size()];
    for (int w = 0; w < times.length; w++) {
      double once = crew.seconds(ways.get(w));
      times[w] = (int) Math.clamp(Math.ceil(LEAST_SECONDS / once), 1, MOST_TIMES);
    }
    for (int t = 0; t < trials; t++)
      for (int w = 0; w < times.length; w++) {
        double seconds = 0;
        for (int i = 0; i < times[w]; i++) seconds += crew.seconds(ways.get(w));
        rates[w][t] = times[w] * jobs.size() / seconds;
      }
    return new Throughput(kind, jobs.size(), rates[0], rates[1], rates[2]);
  }

  /** Whether our check finds it right. */
  static boolean decided(Checks checks, BenchJob job) {
    return checks.decide(job.check(), job.answer(), STEPS).outcome() instanceof Outcome.Correct;
  }

  double ofBubblewrap() {
    return Figures.medianRatio(ours, bubblewrap);
  }

  double ofUnprotected() {
    return Figures.medianRatio(ours, unprotected);
  }

  private static List<Callable<Boolean>> way(List<BenchJob> jobs, Predicate<BenchJob> decides) {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (BenchJob job : jobs) work.add(() -> decides.test(job) == job.right());
    return work;
  }
}
