package cosr.python;

/**
 * The budgets of one call.
 *
 * @param steps nodes that are evaluated, items that are walked over, and the like
 * @param bytes of all values that are made; none are given back
 * @param depth calls within calls
 */
public record Limits(long steps, long bytes, int depth) {
  /** Enough for small programs; the most wasteful of these budgets take some seconds. */
  public static final Limits SMALL = new Limits(1_000_000, 1L << 26, 200);

  /** Checks that all are positive. */
  public Limits {
    if (steps < 1 || bytes < 1 || depth < 1)
      throw new IllegalArgumentException("limits have to be positive");
  }
}
