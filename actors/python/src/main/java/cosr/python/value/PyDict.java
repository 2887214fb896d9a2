package cosr.python.value;

/**
 * A dict, in order of insertion.
 *
 * @param table keys and values
 */
public record PyDict(Table table) implements PyValue {
  /** An empty dict. */
  public PyDict() {
    this(new Table());
  }
}
