package cosr.python.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table in order of insertion, the ground of dicts and sets. A step is charged for every key
 * that is looked at, so that keys which collide are paid for.
 */
public final class Table {
  private static final int START = 8;
  private @Nullable PyValue[] keys = new PyValue[START];
  private @Nullable PyValue[] values = new PyValue[START];
  private long[] hashes = new long[START];
  private int[] index = new int[2 * START];
  private int used;
  private int size;
  private int version;

  /** How many keys. */
  public int size() {
    return size;
  }

  /** Changes with every key that comes or goes. */
  public int version() {
    return version;
  }

  /** One more than the last place that may hold a key. */
  public int end() {
    return used;
  }

  /** The key at a place, or null where there is none any more. */
  public @Nullable PyValue keyAt(int at) {
    return keys[at];
  }

  /** The value at a place that holds a key. */
  public PyValue valueAt(int at) {
    PyValue value = values[at];
    if (value == null) throw new IndexOutOfBoundsException(at);
    return value;
  }

  /** The place of a key, or -1. */
  public int find(Run run, PyValue key) {
    return find(run, key, Hashing.hash(run, key));
  }

  private int find(Run run, PyValue key, long hash) {
    int mask = index.length - 1;
    for (int i = slot(hash) & mask; index[i] != 0; i = (i + 1) & mask) {
      run.step();
      int at = index[i] - 1;
      PyValue there = keys[at];
      if (there != null && hashes[at] == hash && Equality.equal(run, there, key)) return at;
    }
    return -1;
  }

  /** The value of a key, or null. */
  public @Nullable PyValue get(Run run, PyValue key) {
    int at = find(run, key);
    return at < 0 ? null : values[at];
  }

  /** Gives a key a value; a key that is there stays as it is. Returns whether the key is new. */
  public boolean put(Run run, PyValue key, PyValue value) {
    long hash = Hashing.hash(run, key);
    int at = find(run, key, hash);
    if (at >= 0) {
      values[at] = value;
      return false;
    }
    run.allocate(64);
    if (used == keys.length) rebuild(Math.max(START, size * 2));
    keys[used] = key;
    values[used] = value;
    hashes[used] = hash;
    used++;
    size++;
    version++;
    enter(used - 1);
    return true;
  }

  /** Takes the key at a place out. */
  public void removeAt(int at) {
    keys[at] = null;
    values[at] = null;
    size--;
    version++;
    if (used - size > size + START) rebuild(keys.length);
  }

  /** Takes all keys out. */
  public void clear() {
    keys = new PyValue[START];
    values = new PyValue[START];
    hashes = new long[START];
    index = new int[2 * START];
    used = 0;
    size = 0;
    version++;
  }

  /** A copy with the same keys in the same order. */
  public Table copy(Run run) {
    run.step(size);
    run.allocate(64L * size);
    Table copy = new Table();
    copy.keys = keys.clone();
    copy.values = values.clone();
    copy.hashes = hashes.clone();
    copy.index = index.clone();
    copy.used = used;
    copy.size = size;
    return copy;
  }

  private void rebuild(int capacity) {
    @Nullable PyValue[] oldKeys = keys;
    @Nullable PyValue[] oldValues = values;
    long[] oldHashes = hashes;
    int end = used;
    keys = new PyValue[capacity];
    values = new PyValue[capacity];
    hashes = new long[capacity];
    index = new int[Integer.highestOneBit(capacity) * 4];
    used = 0;
    for (int i = 0; i < end; i++) {
      if (oldKeys[i] == null) continue;
      keys[used] = oldKeys[i];
      values[used] = oldValues[i];
      hashes[used] = oldHashes[i];
      enter(used++);
    }
  }

  private void enter(int at) {
    int mask = index.length - 1;
    int i = slot(hashes[at]) & mask;
    while (index[i] != 0) i = (i + 1) & mask;
    index[i] = at + 1;
  }

  private static int slot(long hash) {
    long mixed = hash * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** The keys in their order. */
  public PyValue[] keys() {
    PyValue[] all = new PyValue[size];
    int n = 0;
    for (PyValue key : Arrays.asList(keys).subList(0, used)) if (key != null) all[n++] = key;
    return all;
  }
}
