package cosr.python.value;

/** A Python exception on its way. It never leaves the interpreter. */
public final class PyError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient PyException value;

  /** Raises a value. */
  public PyError(PyException value) {
    super("a Python exception", null, false, false);
    this.value = value;
  }

  /** What is raised. */
  public PyException value() {
    return value;
  }

  /** Whether it would be caught as this class. */
  public boolean isA(PyType type) {
    return value.type().isA(type);
  }

  /** An error of a built-in operation, whose text is not CPython's. */
  public static PyError of(PyType type, String text) {
    return new PyError(new PyException(type, PyTuple.of(new PyStr(text)), false));
  }

  /** A {@code TypeError}. */
  public static PyError type(String text) {
    return of(PyType.TYPE_ERROR, text);
  }

  /** A {@code ValueError}. */
  public static PyError value(String text) {
    return of(PyType.VALUE_ERROR, text);
  }

  /** An {@code IndexError}. */
  public static PyError index(String text) {
    return of(PyType.INDEX_ERROR, text);
  }

  /** A {@code ZeroDivisionError}. */
  public static PyError zero() {
    return of(PyType.ZERO_DIVISION_ERROR, "division by zero");
  }

  /** A {@code KeyError}, whose argument is the key. */
  public static PyError key(PyValue key) {
    return new PyError(new PyException(PyType.KEY_ERROR, PyTuple.of(key), true));
  }

  /** An {@code OverflowError}. */
  public static PyError overflow(String text) {
    return of(PyType.OVERFLOW_ERROR, text);
  }
}
