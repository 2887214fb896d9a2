package cosr.proof;

/**
 * The budgets of one proof.
 *
 * @param steps labels, and symbols that are compared, looked at or written
 * @param stack expressions that may be on the stack at once
 * @param symbols that all expressions on the stack may have at once, saved ones included
 */
public record Limits(long steps, int stack, int symbols) {
  /** Enough for every proof of set.mm. */
  public static final Limits LARGE = new Limits(1L << 32, 1 << 16, 1 << 24);

  /** Checks that all are positive. */
  public Limits {
    if (steps < 1 || stack < 1 || symbols < 1)
      throw new IllegalArgumentException("limits have to be positive");
  }
}
