package cosr.python.value;

/** {@code None}. */
public enum PyNone implements PyValue {
  /** The only one. */
  NONE
}
