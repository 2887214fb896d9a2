package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import java.util.Map;

/** Methods of numbers. */
final class NumberMethods {
  private NumberMethods() {}

  private interface OfInt {
    PyValue apply(PyInt value);
  }

  static void register(Map<String, Method> m, Map<String, Method> floats) {
    ofInt(m, "bit_length", i -> PyInt.of(i.bits()));
    ofInt(m, "bit_count", i -> PyInt.of(i.big().abs().bitCount()));
    ofInt(m, "conjugate", i -> i);
    ofInt(m, "as_integer_ratio", i -> PyTuple.of(i, PyInt.of(1)));
    floats.put(
        "is_integer",
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, 0);
          double value = ((PyFloat) s).value();
          return PyBool.of(!Double.isInfinite(value) && value == Math.rint(value));
        });
    floats.put(
        "conjugate",
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, 0);
          return s;
        });
  }

  private static void ofInt(Map<String, Method> m, String name, OfInt method) {
    m.put(
        name,
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, 0);
          return method.apply(Numeric.integer(s));
        });
  }
}
