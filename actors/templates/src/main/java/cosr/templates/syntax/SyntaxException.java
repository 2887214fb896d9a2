package cosr.templates.syntax;

/** A template that cannot be read; the message is Jinja's. */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int at;
  private final boolean unsupported;

  public SyntaxException(String message, int at) {
    this(message, at, false);
  }

  private SyntaxException(String message, int at, boolean unsupported) {
    super(message, null, false, false);
    this.at = at;
    this.unsupported = unsupported;
  }

  /** What Jinja knows and this interpreter does not. */
  public static SyntaxException unsupported(String message, int at) {
    return new SyntaxException(message, at, true);
  }

  public int at() {
    return at;
  }

  public boolean isUnsupported() {
    return unsupported;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
