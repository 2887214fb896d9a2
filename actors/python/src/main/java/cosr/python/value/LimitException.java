package cosr.python.value;

/** Ends a run at one of its limits. */
public final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** Which limit. */
  public enum Kind {
    /** The budget of steps. */
    STEPS,
    /** The budget of bytes. */
    MEMORY,
    /** Calls within calls, or values within values. */
    DEPTH
  }

  /** The end at a limit. */
  public LimitException(Kind kind) {
    super(kind.name(), null, false, false);
    this.kind = kind;
  }

  /** Which limit. */
  public Kind kind() {
    return kind;
  }
}
