package cosr.python.value;

/** Equality with the same exact type at every depth. */
final class Strict {
  private Strict() {}

  static boolean equal(Run run, PyValue a, PyValue b) {
    if (!PyType.of(a).equals(PyType.of(b))) return false;
    run.descend();
    try {
      return switch (a) {
        case PyFloat x ->
            b instanceof PyFloat y
                && Double.doubleToLongBits(x.value()) == Double.doubleToLongBits(y.value());
        case PyTuple x -> b instanceof PyTuple y && items(run, x.items(), y.items());
        case PyList x -> b instanceof PyList y && items(run, x.toArray(), y.toArray());
        case PyDict x -> b instanceof PyDict y && tables(run, x.table(), y.table());
        case PySet x -> b instanceof PySet y && tables(run, x.table(), y.table());
        case PyNone x -> true;
        case PyBool x -> x.equals(b);
        case PyInt x -> Equality.equal(run, x, b);
        case PyStr x -> x.equals(b);
        case PyRange x -> x.equals(b);
        case PyView x -> x.equals(b);
        case PyIter x -> x.equals(b);
        case PyCallable x -> x.equals(b);
        case PyType x -> x.equals(b);
        case PyException x -> x.equals(b);
      };
    } finally {
      run.ascend();
    }
  }

  private static boolean items(Run run, PyValue[] a, PyValue[] b) {
    if (a.length != b.length) return false;
    for (int i = 0; i < a.length; i++) if (!equal(run, a[i], b[i])) return false;
    return true;
  }

  private static boolean tables(Run run, Table a, Table b) {
    if (a.size() != b.size()) return false;
    for (int i = 0; i < a.end(); i++) {
      PyValue key = a.keyAt(i);
      if (key == null) continue;
      int at = b.find(run, key);
      PyValue there = at < 0 ? null : b.keyAt(at);
      if (there == null || !equal(run, key, there)) return false;
      if (!equal(run, a.valueAt(i), b.valueAt(at))) return false;
    }
    return true;
  }
}
