package cosr.python.value;

/** A tuple. The array that it is made of is its own from then on. */
public final class PyTuple implements PyValue {
  /** The tuple without items. */
  public static final PyTuple EMPTY = new PyTuple(new PyValue[0]);

  private final PyValue[] items;

  private PyTuple(PyValue[] items) {
    this.items = items;
  }

  /** The tuple of these items. */
  public static PyTuple of(PyValue... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  /** How many items. */
  public int size() {
    return items.length;
  }

  /** The item at a place that exists. */
  public PyValue get(int at) {
    return items[at];
  }

  /** The items; not to be changed. */
  public PyValue[] items() {
    return items;
  }
}
