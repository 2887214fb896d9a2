package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyException;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.HashMap;
import java.util.Map;

/** Types that are called. */
final class Constructors {
  private interface Make {
    PyValue of(Run run, PyValue[] args, String[] names);
  }

  private static final Map<PyType, Make> MAKE = new HashMap<>();

  static {
    MAKE.put(PyType.INT, Constructors::integer);
    MAKE.put(PyType.BOOL, Constructors::bool);
    MAKE.put(PyType.FLOAT, Constructors::decimal);
    MAKE.put(PyType.STR, Constructors::text);
    MAKE.put(PyType.LIST, (run, a, n) -> PyList.of(items(run, a, n)));
    MAKE.put(PyType.TUPLE, Constructors::tuple);
    MAKE.put(PyType.DICT, Constructors::dict);
    MAKE.put(PyType.SET, (run, a, n) -> set(run, a, n, false));
    MAKE.put(PyType.FROZENSET, Constructors::frozen);
    MAKE.put(PyType.RANGE, Constructors::range);
    MAKE.put(PyType.TYPE, Constructors::type);
    MAKE.put(PyType.MAP, Lazy::map);
    MAKE.put(PyType.FILTER, Lazy::filter);
    MAKE.put(PyType.ZIP, Lazy::zip);
    MAKE.put(PyType.ENUMERATE, Lazy::enumerate);
    MAKE.put(PyType.REVERSED, Lazy::reversed);
  }

  private Constructors() {}

  static PyValue construct(Run run, PyType type, PyValue[] args, String[] names) {
    run.step();
    if (type.isA(PyType.BASE_EXCEPTION)) {
      if (names.length > 0) throw new RefusedException("keyword", 0, "keywords of an exception");
      return new PyException(type, PyTuple.of(args), true);
    }
    Make make = MAKE.get(type);
    if (make == null) throw new RefusedException("type", 0, "a call of " + type.name());
    return make.of(run, args, names);
  }

  private static PyValue integer(Run run, PyValue[] a, String[] n) {
    Calls.allow(n, "base");
    int places = Calls.positional(a, n);
    if (places > 2) throw PyError.type("int() takes at most 2 arguments");
    if (a.length == 0) return PyInt.of(0);
    if (places == 0) throw PyError.type("int() missing string argument");
    if (a.length == 1) {
      return switch (a[0]) {
        case PyFloat f -> Numeric.truncate(f.value());
        case PyStr s -> IntText.parse(run, s.text(), 10);
        default -> {
          if (!Arithmetic.isInt(a[0])) throw PyError.type("int() of " + a[0].typeName());
          yield Numeric.integer(a[0]);
        }
      };
    }
    long base = Texts.clipped(Calls.either(a, n, 1, "base", PyInt.of(10)));
    if (base != 0 && (base < 2 || base > 36)) throw PyError.value("int() base must be 2 to 36");
    if (!(a[0] instanceof PyStr s)) throw PyError.type("int() can't convert with a base");
    return IntText.parse(run, s.text(), (int) base);
  }

  private static PyValue bool(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 1);
    return PyBool.of(a.length == 1 && Truth.of(a[0]));
  }

  private static PyValue decimal(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 1);
    if (a.length == 0) return new PyFloat(0.0);
    if (a[0] instanceof PyStr s) return FloatParsing.parse(run, s.text());
    if (!Numeric.isNumber(a[0])) throw PyError.type("float() of " + a[0].typeName());
    return a[0] instanceof PyFloat ? a[0] : new PyFloat(Numeric.toDouble(a[0]));
  }

  private static PyValue text(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 3);
    if (a.length > 1) throw new RefusedException("bytes", 0, "str() of bytes");
    return a.length == 0 ? PyStr.of("") : a[0] instanceof PyStr ? a[0] : made(run, a[0]);
  }

  private static PyValue made(Run run, PyValue value) {
    return PyStr.of(Repr.str(run, value));
  }

  private static PyValue[] items(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 1);
    return a.length == 0 ? new PyValue[0] : Iterators.fresh(run, a[0]);
  }

  private static PyValue tuple(Run run, PyValue[] a, String[] n) {
    return a.length == 1 && a[0] instanceof PyTuple ? a[0] : PyTuple.of(items(run, a, n));
  }

  private static PyValue dict(Run run, PyValue[] a, String[] n) {
    if (Calls.positional(a, n) > 1) throw PyError.type("dict expected at most 1 argument");
    PyDict dict = new PyDict();
    DictMethods.fill(run, dict, a, n);
    return dict;
  }

  private static PySet set(Run run, PyValue[] a, String[] n, boolean frozen) {
    Calls.arity(a, n, 0, 1);
    return Sets.of(run, a.length == 0 ? PyTuple.EMPTY : a[0], frozen);
  }

  private static PyValue frozen(Run run, PyValue[] a, String[] n) {
    return a.length == 1 && a[0] instanceof PySet s && s.frozen() ? s : set(run, a, n, true);
  }

  private static PyValue range(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 3);
    long[] bounds = new long[a.length];
    for (int i = 0; i < a.length; i++) bounds[i] = Texts.bounded(a[i]);
    if (a.length == 1) return new PyRange(0, bounds[0], 1);
    if (a.length == 2) return new PyRange(bounds[0], bounds[1], 1);
    if (bounds[2] == 0) throw PyError.value("range() arg 3 must not be zero");
    return new PyRange(bounds[0], bounds[1], bounds[2]);
  }

  private static PyValue type(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 3);
    if (a.length > 1) throw new RefusedException("type", 0, "a new type");
    return PyType.of(a[0]);
  }
}
