package cosr.python.value;

/** Python's {@code ==}. */
public final class Equality {
  private Equality() {}

  /** Whether two values are equal; deep values end at the limit of depth. */
  @SuppressWarnings("ReferenceEquality") // what is the same is equal, as CPython has it
  public static boolean equal(Run run, PyValue a, PyValue b) {
    if (a == b) return true;
    return switch (a) {
      case PyInt x when b instanceof PyInt y -> Numeric.compare(x, y) == 0;
      case PyInt x -> Numeric.isNumber(b) && Numeric.compare(x, b) == 0;
      case PyBool x -> Numeric.isNumber(b) && Numeric.compare(x, b) == 0;
      case PyFloat x -> Numeric.isNumber(b) && Numeric.compare(x, b) == 0;
      case PyStr x -> b instanceof PyStr y && texts(run, x.text(), y.text());
      case PyTuple x -> b instanceof PyTuple y && arrays(run, x.items(), y.items());
      case PyList x -> b instanceof PyList y && lists(run, x, y);
      case PyDict x -> b instanceof PyDict y && dicts(run, x, y);
      case PySet x -> b instanceof PySet y && sets(run, x.table(), y.table());
      case PyRange x -> b instanceof PyRange y && ranges(x, y);
      case PyView x -> views(x, b);
      case PyCallable x -> callables(x, b);
      case PyNone x -> false;
      case PyIter x -> false;
      case PyType x -> false;
      case PyException x -> false;
    };
  }

  private static boolean texts(Run run, String a, String b) {
    if (a.length() != b.length()) return false;
    if (a.length() > 32) run.step(a.length() / 32);
    return a.equals(b);
  }

  private static boolean arrays(Run run, PyValue[] a, PyValue[] b) {
    if (a.length != b.length) return false;
    run.descend();
    try {
      for (int i = 0; i < a.length; i++) {
        run.step();
        if (!equal(run, a[i], b[i])) return false;
      }
      return true;
    } finally {
      run.ascend();
    }
  }

  private static boolean lists(Run run, PyList a, PyList b) {
    if (a.size() != b.size()) return false;
    run.descend();
    try {
      for (int i = 0; i < a.size(); i++) {
        run.step();
        if (!equal(run, a.get(i), b.get(i))) return false;
      }
      return true;
    } finally {
      run.ascend();
    }
  }

  private static boolean dicts(Run run, PyDict a, PyDict b) {
    if (a.table().size() != b.table().size()) return false;
    run.descend();
    try {
      for (int i = 0; i < a.table().end(); i++) {
        run.step();
        PyValue key = a.table().keyAt(i);
        if (key == null) continue;
        PyValue there = b.table().get(run, key);
        if (there == null || !equal(run, a.table().valueAt(i), there)) return false;
      }
      return true;
    } finally {
      run.ascend();
    }
  }

  private static boolean sets(Run run, Table a, Table b) {
    return a.size() == b.size() && within(run, a, b);
  }

  /** Whether all keys of one table are in another. */
  static boolean within(Run run, Table a, Table b) {
    run.descend();
    try {
      for (int i = 0; i < a.end(); i++) {
        run.step();
        PyValue key = a.keyAt(i);
        if (key != null && b.find(run, key) < 0) return false;
      }
      return true;
    } finally {
      run.ascend();
    }
  }

  private static boolean ranges(PyRange a, PyRange b) {
    long size = a.size();
    if (size != b.size()) return false;
    return size == 0 || (a.start() == b.start() && (size == 1 || a.step() == b.step()));
  }

  private static boolean views(PyView a, PyValue b) {
    if (a.kind() == PyView.Kind.VALUES) return false;
    if (b instanceof PySet || (b instanceof PyView v && v.kind() != PyView.Kind.VALUES))
      throw new RefusedException("view", 0, "views of dicts are not compared");
    return false;
  }

  private static boolean callables(PyCallable a, PyValue b) {
    if (b instanceof PyCallable c && a.name().equals(c.name()) && a.type().equals(c.type()))
      throw new RefusedException("identity", 0, "whether two functions are the same");
    return false;
  }
}
