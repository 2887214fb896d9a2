package cosr.student.engine;

/** A call of the engine needs more memory than its device has; the message is one line. */
public final class MemoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean ofMicroBatch;

  /** For a micro-batch: a smaller one may fit. */
  public MemoryException(String message, Throwable cause) {
    this(message, true, cause);
  }

  private MemoryException(String message, boolean ofMicroBatch, Throwable cause) {
    super(message, cause);
    this.ofMicroBatch = ofMicroBatch;
  }

  /** For what takes the same whatever is learned from. */
  public static MemoryException whatever(String message, Throwable cause) {
    return new MemoryException(message, false, cause);
  }

  /** Whether a smaller micro-batch may fit. */
  public boolean ofMicroBatch() {
    return ofMicroBatch;
  }
}
