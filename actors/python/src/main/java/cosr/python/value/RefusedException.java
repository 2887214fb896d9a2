package cosr.python.value;

/** Ends the reading or the run of a program that leaves the subset. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int line;

  /** A refusal; line 0 stands for the line that runs. */
  public RefusedException(String code, int line, String message) {
    super(message, null, false, false);
    this.code = code;
    this.line = line;
  }

  /** The code, one of those in docs/python.md. */
  public String code() {
    return code;
  }

  /** The line, or 0. */
  public int line() {
    return line;
  }
}
