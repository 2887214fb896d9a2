package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyRange;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.Arrays;

/** What lists, tuples and strings have in common. */
final class Sequences {
  /** Items of an array, and no more. */
  private static final int LONGEST = 1 << 28;

  private Sequences() {}

  static PyValue[] concat(Run run, PyValue[] a, PyValue[] b) {
    pay(run, (long) a.length + b.length);
    PyValue[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Pays for a list or a tuple of a size. */
  static void pay(Run run, long size) {
    run.allocate(size > LONGEST ? Long.MAX_VALUE : 56 + 8 * size);
    run.step(size / 8);
  }

  /** Pays for a string of a size. */
  static void payText(Run run, long size) {
    run.allocate(size > LONGEST ? Long.MAX_VALUE : 40 + 2 * size);
    run.step(size / 32);
  }

  static boolean repeats(PyValue value) {
    return value instanceof PyStr || value instanceof PyList || value instanceof PyTuple;
  }

  static PyValue repeat(Run run, PyValue value, PyInt times) {
    return switch (value) {
      case PyStr s -> {
        int count = times(run, times, s.text().length());
        payText(run, (long) count * s.text().length());
        yield PyStr.of(s.text().repeat(count));
      }
      case PyTuple t -> PyTuple.of(repeat(run, t.items(), times));
      case PyList l -> PyList.of(repeat(run, l.toArray(), times));
      default -> throw new IllegalStateException("no sequence");
    };
  }

  static PyValue[] repeat(Run run, PyValue[] items, PyInt times) {
    int count = times(run, times, items.length);
    pay(run, (long) count * items.length);
    PyValue[] all = new PyValue[count * items.length];
    for (int i = 0; i < all.length; i += items.length)
      System.arraycopy(items, 0, all, i, items.length);
    return all;
  }

  private static int times(Run run, PyInt times, int size) {
    if (times.sign() <= 0 || size == 0) return 0;
    if (!times.isSmall()) throw PyError.overflow("cannot fit 'int' into an index-sized integer");
    if (times.small() > LONGEST / size) run.allocate(Long.MAX_VALUE);
    return (int) times.small();
  }

  /** An index as an int; anything else raises. */
  static PyInt index(PyValue value) {
    if (!Arithmetic.isInt(value)) throw PyError.type("indices must be integers");
    return Numeric.integer(value);
  }

  /** The place that an index means, which exists. */
  static int place(PyValue index, long size) {
    PyInt i = index(index);
    long at = i.isSmall() ? i.small() : Long.MAX_VALUE;
    if (at < 0) at += size;
    if (at < 0 || at >= size) throw PyError.index("index out of range");
    return (int) at;
  }

  /** An item of a list, a tuple, a string or a range. */
  static PyValue get(PyValue value, PyValue index) {
    return switch (value) {
      case PyList l -> l.get(place(index, l.size()));
      case PyTuple t -> t.get(place(index, t.size()));
      case PyStr s -> PyStr.of(s.text().charAt(place(index, s.text().length())));
      case PyRange r -> {
        PyInt i = index(index);
        long at = i.isSmall() ? i.small() : Long.MAX_VALUE;
        if (at < 0) at += r.size();
        if (at < 0 || at >= r.size()) throw PyError.index("index out of range");
        yield PyInt.of(r.get(at));
      }
      default -> throw PyError.type("not subscriptable: " + value.typeName());
    };
  }
}
