package cosr.verifier.isolated;

/** What crosses is more than plain values: the sandbox of the tests is needed. */
final class NotPlainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPlainException() {
    super("not plain", null, false, false);
  }
}
