package cosr.python.value;

/**
 * What {@code keys()}, {@code values()} and {@code items()} of a dict give.
 *
 * @param dict looked at, not copied
 */
public record PyView(PyDict dict, Kind kind) implements PyValue {
  /** Which part of the dict. */
  public enum Kind {
    /** Its keys. */
    KEYS,
    /** Its values. */
    VALUES,
    /** Pairs of both. */
    ITEMS
  }

  /** What stands at a place of the table that holds a key. */
  public PyValue at(int at, PyValue key) {
    return switch (kind) {
      case KEYS -> key;
      case VALUES -> dict.table().valueAt(at);
      case ITEMS -> PyTuple.of(key, dict.table().valueAt(at));
    };
  }
}
