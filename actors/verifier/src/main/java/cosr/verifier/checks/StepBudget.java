package cosr.verifier.checks;

/** Steps that a check may still take: its deterministic time limit. Not thread-safe. */
public final class StepBudget {
  private long left;

  private StepBudget(long steps) {
    left = steps;
  }

  /** A budget of this many steps. */
  public static StepBudget of(long steps) {
    if (steps < 0) throw new IllegalArgumentException("steps " + steps);
    return new StepBudget(steps);
  }

  /** Steps that are left. */
  long left() {
    return left;
  }

  /**
   * Takes steps from the budget; call it before the work that they stand for.
   *
   * @throws Spent when fewer are left
   */
  public void spend(long steps) {
    if (steps > left) {
      left = 0;
      throw new Spent();
    }
    left -= steps;
  }

  /** The budget is spent; {@link Checks} turns it into {@code Exhausted("steps")}. */
  public static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Spent() {
      super("steps", null, false, false);
    }
  }
}
