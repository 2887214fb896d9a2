package cosr.sandbox;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a pool of sandboxes has done so far.
 *
 * @param jobs scripts and functions that came out
 * @param waiting jobs that wait for a sandbox now
 * @param started sandboxes that were started
 * @param kills sandboxes that were killed on a doubt
 * @param replacements sandboxes that were started in the place of another one
 * @param timeouts runs that the clock ended, retries included
 * @param lost jobs that no sandbox brought to an end
 * @param median time of a job with its wait, over the last thousand or so
 * @param p95 the same for the slowest of 20
 */
public record Counters(
    long jobs,
    int waiting,
    long started,
    long kills,
    long replacements,
    long timeouts,
    long lost,
    Duration median,
    Duration p95) {

  /** Counts; thread-safe. */
  static final class Tally {
    private final long[] nanos = new long[1_024];
    private long jobs;
    private long started;
    private long kills;
    private long replacements;
    private long timeouts;
    private long lost;

    synchronized void job(long took) {
      nanos[(int) (jobs % nanos.length)] = took;
      jobs++;
    }

    synchronized void started(boolean again) {
      started++;
      if (again) replacements++;
    }

    synchronized void killed() {
      kills++;
    }

    synchronized void timeout() {
      timeouts++;
    }

    synchronized void lost() {
      lost++;
    }

    synchronized Counters counters(int waiting) {
      long[] last = Arrays.copyOf(nanos, (int) Math.min(jobs, nanos.length));
      Arrays.sort(last);
      return new Counters(
          jobs, waiting, started, kills, replacements, timeouts, lost, at(last, 50), at(last, 95));
    }

    private static Duration at(long[] sorted, int percent) {
      if (sorted.length == 0) return Duration.ZERO;
      return Duration.ofNanos(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }
  }
}
