package cosr.python.value;

/** {@code False} and {@code True}. */
public enum PyBool implements PyValue {
  /** {@code False}. */
  FALSE,
  /** {@code True}. */
  TRUE;

  /** The value of a Java boolean. */
  public static PyBool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Whether this is {@code True}. */
  public boolean value() {
    return this == TRUE;
  }
}
