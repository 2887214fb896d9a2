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
 * @param bubblewrap a fresh interpreter in bubblewrap for each job
 * @param unprotected a fresh interpreter without protection
 */
record Throughput(String kind, int jobs, Way ours, Way bubblewrap, Way unprotected) {
  /** A way that takes less time than this is gone more than once. */
  private static final double LEAST_SECONDS = 1;

  private static final int MOST_TIMES = 2_000;
  private static final long STEPS = 1_000_000;

  /**
   * What one way did, of each turn.
   *
   * @param rates jobs a second by the clock
   * @param cpuMillis processor time of a job, all processes together
   */
  record Way(double[] rates, double[] cpuMillis) {
    double rate() {
      return Figures.median(rates);
    }

    double millis() {
      return Figures.median(cpuMillis);
    }

    /** How many times as many jobs a second as another way. */
    double of(Way other) {
      return Figures.medianRatio(rates, other.rates);
    }

    /** How many times as many jobs a second of processor time. */
    double cpuOf(Way other) {
      return Figures.medianRatio(other.cpuMillis, cpuMillis);
    }
  }

  /** Measures; each way is gone before, unmeasured. */
  static Throughput measure(
      String kind, List<BenchJob> jobs, Checks checks, Crew crew, int trials) {
    FreshProcess bubblewrap = FreshProcess.bubblewrap();
    FreshProcess unprotected = FreshProcess.unprotected();
    List<List<Callable<Boolean>>> work =
        List.of(
            work(jobs, job -> decided(checks, job)),
            work(jobs, job -> job.decide(bubblewrap)),
            work(jobs, job -> job.decide(unprotected)));
    List<Way> ways = new ArrayList<>();
    int[] times = new int[work.size()];
    for (int w = 0; w < times.length; w++) {
      ways.add(new Way(new double[trials], new double[trials]));
      double once = 0;
      for (double all = 0; all < LEAST_SECONDS; all += once) once = crew.seconds(work.get(w));
      times[w] = (int) Math.clamp(Math.ceil(LEAST_SECONDS / once), 1, MOST_TIMES);
    }
    for (int t = 0; t < trials; t++)
      for (int w = 0; w < times.length; w++) {
        double cpu = TreeCpu.seconds();
        double seconds = 0;
        for (int i = 0; i < times[w]; i++) seconds += crew.seconds(work.get(w));
        int done = times[w] * jobs.size();
        ways.get(w).rates()[t] = done / seconds;
        ways.get(w).cpuMillis()[t] = (TreeCpu.seconds() - cpu) * 1e3 / done;
      }
    return new Throughput(kind, jobs.size(), ways.get(0), ways.get(1), ways.get(2));
  }

  /** Whether our check finds it right. */
  static boolean decided(Checks checks, BenchJob job) {
    return checks.decide(job.check(), job.answer(), STEPS).outcome() instanceof Outcome.Correct;
  }

  private static List<Callable<Boolean>> work(List<BenchJob> jobs, Predicate<BenchJob> decides) {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (BenchJob job : jobs) work.add(() -> decides.test(job) == job.right());
    return work;
  }
}
