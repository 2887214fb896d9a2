package cosr.templates.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Python dict: keys in the order of insertion, 1, 1.0 and True the same key. */
public final class PyDict {
  private record Entry(Object key, Object value) {}

  private final Map<Object, Entry> entries = new LinkedHashMap<>();

  /** A dict with a copy of the entries. */
  public PyDict copy() {
    PyDict copy = new PyDict();
    copy.entries.putAll(entries);
    return copy;
  }

  /** The value of the key, or null; raises Python's TypeError for a key without a hash. */
  public @Nullable Object get(Object key) {
    Entry entry = entries.get(Hashing.key(key));
    return entry == null ? null : entry.value;
  }

  /** Sets the value; a key that is there keeps its place and its form. */
  public void put(Object key, Object value) {
    Object hashed = Hashing.key(key);
    Entry old = entries.get(hashed);
    entries.put(hashed, new Entry(old == null ? key : old.key, value));
  }

  public int size() {
    return entries.size();
  }

  public List<Object> keys() {
    List<Object> keys = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      keys.add(entry.key);
    }
    return keys;
  }

  public List<Object> values() {
    List<Object> values = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      values.add(entry.value);
    }
    return values;
  }

  /** Each entry as a tuple of key and value. */
  public List<Object> items() {
    List<Object> items = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      items.add(PyTuple.of(entry.key, entry.value));
    }
    return items;
  }
}
