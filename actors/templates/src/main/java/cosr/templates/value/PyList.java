package cosr.templates.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A Python list. Templates cannot change one, so it is only read once it is made. */
public final class PyList {
  private final List<Object> items;

  public PyList(Collection<?> items) {
    this.items = new ArrayList<>(items);
  }

  public List<Object> items() {
    return items;
  }
}
