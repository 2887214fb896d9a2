package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PySet;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** {@code & | ^ << >>}, of ints and of sets. */
final class Bits {
  private Bits() {}

  static PyValue and(Run run, PyValue a, PyValue b) {
    if (a instanceof PyBool x && b instanceof PyBool y) return PyBool.of(x.value() && y.value());
    if (Arithmetic.areInts(a, b)) return Ints.and(run, Numeric.integer(a), Numeric.integer(b));
    if (a instanceof PySet x && b instanceof PySet y) return Sets.intersection(run, x, y);
    throw Arithmetic.unsupported("&", a, b);
  }

  static PyValue or(Run run, PyValue a, PyValue b) {
    if (a instanceof PyBool x && b instanceof PyBool y) return PyBool.of(x.value() || y.value());
    if (Arithmetic.areInts(a, b)) return Ints.or(run, Numeric.integer(a), Numeric.integer(b));
    if (a instanceof PySet x && b instanceof PySet y) return Sets.union(run, x, y);
    if (a instanceof PyDict x && b instanceof PyDict y) return Dicts.union(run, x, y);
    if (a instanceof PyType || b instanceof PyType)
      throw new RefusedException("type", 0, "a union of types");
    throw Arithmetic.unsupported("|", a, b);
  }

  static PyValue xor(Run run, PyValue a, PyValue b) {
    if (a instanceof PyBool x && b instanceof PyBool y) return PyBool.of(x.value() ^ y.value());
    if (Arithmetic.areInts(a, b)) return Ints.xor(run, Numeric.integer(a), Numeric.integer(b));
    if (a instanceof PySet x && b instanceof PySet y) return Sets.symmetric(run, x, y);
    throw Arithmetic.unsupported("^", a, b);
  }

  static PyValue left(Run run, PyValue a, PyValue b) {
    if (Arithmetic.areInts(a, b)) return Ints.left(run, Numeric.integer(a), Numeric.integer(b));
    throw Arithmetic.unsupported("<<", a, b);
  }

  static PyValue right(Run run, PyValue a, PyValue b) {
    if (Arithmetic.areInts(a, b)) return Ints.right(run, Numeric.integer(a), Numeric.integer(b));
    throw Arithmetic.unsupported(">>", a, b);
  }
}
