package cosr.python.value;

/**
 * A range whose numbers fit a {@code long} with room to spare.
 *
 * @param step not zero
 */
public record PyRange(long start, long stop, long step) implements PyValue {
  /** No bound is further from zero. */
  public static final long LARGEST = 1L << 60;

  /** How many numbers. */
  public long size() {
    if (step > 0) return start >= stop ? 0 : (stop - start - 1) / step + 1;
    return start <= stop ? 0 : (start - stop - 1) / -step + 1;
  }

  /** The number at a place. */
  public long get(long at) {
    return start + at * step;
  }

  /** Whether a number is one of them. */
  public boolean has(long value) {
    boolean inside = step > 0 ? value >= start && value < stop : value <= start && value > stop;
    return inside && (value - start) % step == 0;
  }
}
