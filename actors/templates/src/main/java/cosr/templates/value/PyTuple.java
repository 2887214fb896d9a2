package cosr.templates.value;

import java.util.List;

/** A Python tuple. The names are those of a named tuple (the groups of groupby), or none. */
public final class PyTuple {
  private final List<Object> items;
  private final List<String> names;

  public PyTuple(List<?> items) {
    this(items, List.of());
  }

  public PyTuple(List<?> items, List<String> names) {
    this.items = List.copyOf(items);
    this.names = names;
  }

  public static PyTuple of(Object... items) {
    return new PyTuple(List.of(items));
  }

  public List<Object> items() {
    return items;
  }

  public List<String> names() {
    return names;
  }
}
