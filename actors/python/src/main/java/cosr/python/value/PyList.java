package cosr.python.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A list that grows in place. Places given to it have to exist; budgets are charged by callers. */
public final class PyList implements PyValue {
  private static final int START = 8;
  private @Nullable PyValue[] items;
  private int size;

  /** An empty list. */
  public PyList() {
    this(new PyValue[START], 0);
  }

  private PyList(@Nullable PyValue[] items, int size) {
    this.items = items;
    this.size = size;
  }

  /** The list of these items; the array is the list's own from then on. */
  public static PyList of(PyValue... items) {
    return new PyList(items, items.length);
  }

  /** How many items. */
  public int size() {
    return size;
  }

  /** The item at a place. */
  public PyValue get(int at) {
    PyValue item = items[at];
    if (item == null || at >= size) throw new IndexOutOfBoundsException(at);
    return item;
  }

  /** Replaces the item at a place. */
  public void set(int at, PyValue item) {
    items[at] = item;
  }

  /** Puts an item at the end. */
  public void add(PyValue item) {
    if (size == items.length) items = Arrays.copyOf(items, Math.max(START, size + (size >> 1)));
    items[size++] = item;
  }

  /** Puts an item before a place from 0 to the size. */
  public void insert(int at, PyValue item) {
    add(item);
    System.arraycopy(items, at, items, at + 1, size - 1 - at);
    items[at] = item;
  }

  /** Takes the item at a place out. */
  public PyValue remove(int at) {
    PyValue item = get(at);
    System.arraycopy(items, at + 1, items, at, size - 1 - at);
    items[--size] = null;
    return item;
  }

  /** A copy of the items. */
  public PyValue[] toArray() {
    PyValue[] copy = new PyValue[size];
    System.arraycopy(items, 0, copy, 0, size);
    return copy;
  }

  /** Has these items from now on; the array is the list's own. */
  public void replace(PyValue[] other) {
    items = other;
    size = other.length;
  }
}
