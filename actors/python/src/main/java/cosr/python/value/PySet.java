package cosr.python.value;

/**
 * A set or a frozenset. CPython's order of its items is not known here: whoever would depend on it
 * is refused.
 *
 * @param table the items are its keys
 */
public record PySet(Table table, boolean frozen) implements PyValue {
  /** An empty set. */
  public PySet() {
    this(new Table(), false);
  }

  /** Puts an item in. */
  public void add(Run run, PyValue item) {
    int at = table.find(run, item);
    if (at < 0) table.put(run, item, PyNone.NONE);
  }

  /** Whether an item is in. */
  public boolean has(Run run, PyValue item) {
    return table.find(run, item) >= 0;
  }

  /** The items, if their order can be known. */
  public PyValue[] ordered() {
    if (table.size() > 1)
      throw new RefusedException("set-order", 0, "the order of a set's items is CPython's own");
    return table.keys();
  }
}
