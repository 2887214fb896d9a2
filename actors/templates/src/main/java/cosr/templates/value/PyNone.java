package cosr.templates.value;

/** Python's None. */
public enum PyNone {
  NONE
}
