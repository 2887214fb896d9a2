package cosr.persistence;

/**
 * Bytes of a journal, snapshot or message that this program cannot read; the text names the place.
 */
public final class WireException extends RuntimeException {
  public WireException(String message) {
    super(message);
  }

  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
