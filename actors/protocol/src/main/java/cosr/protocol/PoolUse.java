package cosr.protocol;

import java.util.stream.LongStream;

/**
 * How the worker pool got through a part of a sheet. It is measured, not decided: a repeat of the
 * reply has none.
 *
 * @param depth most jobs that waited or were at work at once
 * @param medianMicros time of a job from the question to its report, in microseconds: the median
 * @param slowMicros the same, the 95th percentile
 */
public record PoolUse(int depth, long medianMicros, long slowMicros, Mishaps mishaps) {
  /** Of a repeat. */
  public static final PoolUse NONE = new PoolUse(0, 0, 0, Mishaps.NONE);

  /**
   * Sums up jobs.
   *
   * @param nanos time of each, in nanoseconds
   */
  public static PoolUse of(int depth, LongStream nanos, Mishaps mishaps) {
    long[] sorted = nanos.sorted().toArray();
    return new PoolUse(depth, at(sorted, 50), at(sorted, 95), mishaps);
  }

  private static long at(long[] sorted, int percent) {
    if (sorted.length == 0) return 0;
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1_000;
  }

  /** Of two parts of a sheet: the deeper queue, the slower times, and what went wrong in both. */
  public PoolUse and(PoolUse other) {
    return new PoolUse(
        Math.max(depth, other.depth),
        Math.max(medianMicros, other.medianMicros),
        Math.max(slowMicros, other.slowMicros),
        mishaps.plus(other.mishaps));
  }
}
