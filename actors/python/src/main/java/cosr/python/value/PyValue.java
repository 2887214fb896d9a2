package cosr.python.value;

/**
 * A Python value. Lists, dicts and sets change in place and belong to one run at a time; all else
 * is immutable.
 */
public sealed interface PyValue
    permits PyNone,
        PyBool,
        PyInt,
        PyFloat,
        PyStr,
        PyTuple,
        PyList,
        PyDict,
        PySet,
        PyRange,
        PyView,
        PyIter,
        PyCallable,
        PyType,
        PyException {

  /** The text that CPython's {@code repr} gives; sets are written in the order of their reprs. */
  default String repr() {
    return Repr.canonical(this);
  }

  /** Equality as {@code ==} has it: {@code 1 == True == 1.0}. */
  default boolean pythonEquals(PyValue other) {
    return Equality.equal(Run.unmetered(), this, other);
  }

  /** Equality with the same type at every depth: {@code 1}, {@code True} and {@code 1.0} differ. */
  default boolean strictEquals(PyValue other) {
    return Strict.equal(Run.unmetered(), this, other);
  }

  /** The name of the type, as {@code type(x).__name__} has it. */
  default String typeName() {
    return PyType.of(this).name();
  }
}
