package cosr.runtime.cli;

/** Exit statuses of {@code cosr}. */
public final class Exit {
  /** Done. */
  public static final int OK = 0;

  /** A defect of COSR or of the machine; the log has the details. */
  public static final int DEFECT = 1;

  /** A mistake that the user can mend; one line says how. */
  public static final int BAD_INPUT = 2;

  /** Ended by Ctrl-C; the run can be resumed. */
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
