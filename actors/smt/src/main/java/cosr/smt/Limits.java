package cosr.smt;

/**
 * The budgets of one decision.
 *
 * @param steps of an evaluation
 * @param solver units of Z3's {@code rlimit}, which are the same on every machine
 * @param millis of Z3, for what its units do not bound
 */
public record Limits(long steps, int solver, int millis) {
  /** Enough for small formulas. */
  public static final Limits SMALL = new Limits(1_000_000, 5_000_000, 5_000);

  /** Checks that all are positive. */
  public Limits {
    if (steps < 1 || solver < 1 || millis < 1)
      throw new IllegalArgumentException("limits have to be positive");
  }
}
