package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.Run;
import org.jspecify.annotations.Nullable;

/** {@code map}, {@code filter}, {@code zip}, {@code enumerate} and {@code reversed}. */
final class Lazy {
  private Lazy() {}

  private interface Next {
    @Nullable PyValue next(Run run);
  }

  private static PyIter iterator(PyType type, Next next) {
    return new PyIter(type) {
      @Override
      public @Nullable PyValue next(Run run) {
        run.step();
        run.descend();
        try {
          return next.next(run);
        } finally {
          run.ascend();
        }
      }
    };
  }

  private static PyIter[] iterators(PyValue[] a, int from, int to) {
    PyIter[] sources = new PyIter[to - from];
    for (int i = from; i < to; i++) sources[i - from] = Iterators.of(a[i]);
    return sources;
  }

  /** The next of each, or null as soon as one of them has ended. */
  private static PyValue @Nullable [] row(Run run, PyIter[] sources) {
    run.step(sources.length);
    run.allocate(8L * sources.length);
    PyValue[] row = new PyValue[sources.length];
    for (int i = 0; i < row.length; i++) {
      PyValue item = sources[i].next(run);
      if (item == null) return null;
      row[i] = item;
    }
    return row;
  }

  /** A function that raises {@code StopIteration} ends what asks it. */
  private static @Nullable PyValue ask(Run run, PyValue function, PyValue... args) {
    try {
      return Calls.call(run, function, args);
    } catch (PyError e) {
      if (e.isA(PyType.STOP_ITERATION)) return null;
      throw e;
    }
  }

  static PyValue map(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, Integer.MAX_VALUE);
    PyIter[] sources = iterators(a, 1, a.length);
    return iterator(
        PyType.MAP,
        now -> {
          PyValue[] row = row(now, sources);
          return row == null ? null : ask(now, a[0], row);
        });
  }

  static PyValue filter(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 2);
    PyIter source = Iterators.of(a[1]);
    return iterator(
        PyType.FILTER,
        now -> {
          for (PyValue item = source.next(now); item != null; item = source.next(now)) {
            now.step();
            PyValue test = a[0] == PyNone.NONE ? item : ask(now, a[0], item);
            if (test == null) return null;
            if (Truth.of(test)) return item;
          }
          return null;
        });
  }

  static PyValue zip(Run run, PyValue[] a, String[] n) {
    Calls.allow(n, "strict");
    boolean strict = Truth.of(Calls.keyword(a, n, "strict", PyBool.FALSE));
    PyIter[] sources = iterators(a, 0, Calls.positional(a, n));
    return iterator(
        PyType.ZIP,
        now -> {
          if (sources.length == 0) return null;
          PyValue[] row = strict ? strictRow(now, sources) : row(now, sources);
          return row == null ? null : PyTuple.of(row);
        });
  }

  private static PyValue @Nullable [] strictRow(Run run, PyIter[] sources) {
    run.step(sources.length);
    run.allocate(8L * sources.length);
    PyValue[] row = new PyValue[sources.length];
    for (int i = 0; i < row.length; i++) {
      PyValue item = sources[i].next(run);
      if (item == null) {
        if (i > 0) throw PyError.value("zip() argument is shorter");
        for (int j = 1; j < row.length; j++)
          if (sources[j].next(run) != null) throw PyError.value("zip() argument is longer");
        return null;
      }
      row[i] = item;
    }
    return row;
  }

  static PyValue enumerate(Run run, PyValue[] a, String[] n) {
    Calls.allow(n, "start");
    if (Calls.positional(a, n) < 1 || a.length > 2) throw PyError.type("enumerate() arguments");
    PyInt start = Sequences.index(Calls.either(a, n, 1, "start", PyInt.of(0)));
    PyIter source = Iterators.of(a[0]);
    PyInt[] count = {start};
    return iterator(
        PyType.ENUMERATE,
        now -> {
          PyValue item = source.next(now);
          if (item == null) return null;
          PyInt at = count[0];
          count[0] = Ints.add(now, at, PyInt.of(1));
          return PyTuple.of(at, item);
        });
  }

  static PyValue reversed(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    return switch (a[0]) {
      case PyList l -> new Walks.OfReversed(l);
      case PyTuple t -> backwards(run, t.items());
      case PyStr s -> backwards(run, Iterators.array(run, s));
      case PyRange r -> new Walks.OfRange(reversed(r), PyType.ITERATOR);
      case PyDict d -> new Walks.OfView(new PyView(d, PyView.Kind.KEYS), true);
      case PyView v -> new Walks.OfView(v, true);
      default -> throw PyError.type("not reversible: " + a[0].typeName());
    };
  }

  private static PyRange reversed(PyRange r) {
    long size = r.size();
    if (size == 0) return new PyRange(0, 0, 1);
    return new PyRange(r.get(size - 1), r.get(-1), -r.step());
  }

  private static PyIter backwards(Run run, PyValue[] items) {
    PyValue[] turned = new PyValue[items.length];
    Sequences.pay(run, items.length);
    for (int i = 0; i < items.length; i++) turned[i] = items[items.length - 1 - i];
    return new Walks.OfArray(turned);
  }

  /** {@code sum}: floats are added as long as all ways to add them agree. */
  static PyValue sum(Run run, PyValue[] a, String[] n) {
    Calls.allow(n, "start");
    if (Calls.positional(a, n) < 1 || a.length > 2) throw PyError.type("sum() arguments");
    PyValue total = Calls.either(a, n, 1, "start", PyInt.of(0));
    if (total instanceof PyStr) throw PyError.type("sum() can't sum strings");
    FloatSum floats = new FloatSum();
    PyIter items = summands(a[0]);
    for (PyValue item = items.next(run); item != null; item = items.next(run)) {
      run.step();
      floats.add(total, item);
      total = Arithmetic.add(run, total, item);
    }
    floats.check(total);
    return total;
  }

  /** Only whole numbers have the same sum in any order. */
  private static PyIter summands(PyValue value) {
    if (!(value instanceof PySet s)) return Iterators.of(value);
    for (PyValue item : s.table().keys()) if (!Arithmetic.isInt(item)) return Iterators.of(s);
    return Iterators.unordered(s);
  }
}
