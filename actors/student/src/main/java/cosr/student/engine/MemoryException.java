package cosr.student.engine;

/** A call of the engine needs more memory than its device has; the message is one line. */
public final class MemoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
