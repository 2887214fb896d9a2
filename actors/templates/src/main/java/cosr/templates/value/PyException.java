package cosr.templates.value;

/** An exception of Python or of Jinja that ends a rendering: its type and its text. */
public final class PyException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String type;

  public PyException(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  public static PyException type(String message) {
    return new PyException("TypeError", message);
  }

  public static PyException value(String message) {
    return new PyException("ValueError", message);
  }

  public static PyException unsupported(String message) {
    return new PyException("Unsupported", message);
  }

  public static PyException limit(String message) {
    return new PyException("Limit", message);
  }

  public String type() {
    return type;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
