package cosr.config;

/**
 * A mistake that whoever started the program can mend. Its message is one line that names the place
 * and the mend; the command line prints it without a stack trace and exits with 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The mistake as one line. */
  public UserError(String message) {
    super(message);
  }

  /** The mistake as one line, and what revealed it, for the log. */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
