package cosr.python.value;

/** Hashes that agree with {@link Equality}. They are not CPython's, and programs never see them. */
final class Hashing {
  private Hashing() {}

  static long hash(Run run, PyValue value) {
    return switch (value) {
      case PyStr s -> s.text().hashCode();
      case PyInt i -> i.isSmall() ? mix(i.small()) : i.big().hashCode();
      case PyBool b -> mix(b.value() ? 1 : 0);
      case PyFloat f -> number(f.value());
      case PyTuple t -> array(run, t.items());
      case PyNone n -> 0x4e6f6e65;
      case PySet s when s.frozen() -> set(run, s.table());
      case PyRange r -> throw new RefusedException("hash", 0, "a range as a key");
      case PyCallable c -> System.identityHashCode(c);
      case PyType t -> t.name().hashCode();
      case PyIter i -> System.identityHashCode(i);
      case PyException e -> System.identityHashCode(e);
      case PyView v when v.kind() == PyView.Kind.VALUES ->
          throw new RefusedException("hash", 0, "a view as a key");
      case PyList l -> throw unhashable(l);
      case PyDict d -> throw unhashable(d);
      case PySet s -> throw unhashable(s);
      case PyView v -> throw unhashable(v);
    };
  }

  private static PyError unhashable(PyValue value) {
    return PyError.type("unhashable type: " + value.typeName());
  }

  private static long mix(long value) {
    return value ^ (value >>> 31);
  }

  private static long number(double value) {
    if (Double.isInfinite(value) || value != Math.rint(value))
      return Double.doubleToLongBits(value);
    if (Math.abs(value) < 0x1p62) return mix((long) value);
    PyInt whole = PyInt.of(Numeric.exact(value));
    return whole.isSmall() ? mix(whole.small()) : whole.big().hashCode();
  }

  private static long array(Run run, PyValue[] items) {
    run.descend();
    try {
      long hash = 0x345678;
      for (PyValue item : items) {
        run.step();
        hash = hash * 1000003 + Long.rotateLeft(hash(run, item), 17);
      }
      return hash + items.length;
    } finally {
      run.ascend();
    }
  }

  private static long set(Run run, Table table) {
    run.descend();
    try {
      long hash = 0x53657421;
      for (PyValue key : table.keys()) {
        run.step();
        hash += hash(run, key) * 0x9E3779B97F4A7C15L;
      }
      return hash;
    } finally {
      run.ascend();
    }
  }
}
