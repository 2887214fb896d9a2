package cosr.smt;

/** A text is not what it should be, or a limit was reached; caught where this package ends. */
final class SmtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  private SmtException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static SmtException of(String code, String message) {
    return new SmtException(code, message);
  }

  String code() {
    return code;
  }
}
