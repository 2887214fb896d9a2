package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyCallable;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
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
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.function.BiConsumer;

/** Built-in functions of one value or two. */
final class Functions {
  private Functions() {}

  static void register(BiConsumer<String, Builtins.Function> put) {
    put.accept("len", Functions::len);
    put.accept("abs", Functions::abs);
    put.accept("ord", Functions::ord);
    put.accept("chr", Functions::chr);
    put.accept("divmod", Functions::divmod);
    put.accept("pow", Functions::pow);
    put.accept("round", Rounding::round);
    put.accept("isinstance", Functions::isInstance);
    put.accept("issubclass", Functions::isSubclass);
    put.accept("callable", Functions::callable);
    put.accept("repr", Functions::repr);
    put.accept("format", Functions::format);
    put.accept("bin", (run, a, n) -> based(run, a, n, 2));
    put.accept("oct", (run, a, n) -> based(run, a, n, 8));
    put.accept("hex", (run, a, n) -> based(run, a, n, 16));
    put.accept("next", Functions::next);
    put.accept("iter", Functions::iter);
  }

  static long length(PyValue value) {
    return switch (value) {
      case PyStr s -> s.text().length();
      case PyList l -> l.size();
      case PyTuple t -> t.size();
      case PyDict d -> d.table().size();
      case PySet s -> s.table().size();
      case PyRange r -> r.size();
      case PyView v -> v.dict().table().size();
      default -> throw PyError.type("has no len(): " + value.typeName());
    };
  }

  private static PyValue len(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    return PyInt.of(length(a[0]));
  }

  private static PyValue abs(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    if (a[0] instanceof PyFloat f) return new PyFloat(Math.abs(f.value()));
    if (!Arithmetic.isInt(a[0])) throw PyError.type("bad operand type for abs()");
    PyInt i = Numeric.integer(a[0]);
    return i.sign() < 0 ? Arithmetic.negate(run, i) : i;
  }

  private static PyValue ord(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    if (!(a[0] instanceof PyStr s) || s.text().length() != 1)
      throw PyError.type("ord() expected a character");
    return PyInt.of(s.text().charAt(0));
  }

  private static PyValue chr(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    return PyStr.of(Texts.character(Sequences.index(a[0])));
  }

  private static PyValue divmod(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 2);
    if (a[0] instanceof PyStr) throw PyError.type("unsupported operand types for divmod()");
    PyValue quotient = Arithmetic.floorDivide(run, a[0], a[1]);
    return PyTuple.of(quotient, Arithmetic.modulo(run, a[0], a[1]));
  }

  private static PyValue pow(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 3);
    if (a.length == 2 || a[2] == PyNone.NONE) return Arithmetic.power(run, a[0], a[1]);
    if (!Arithmetic.areInts(a[0], a[1]) || !Arithmetic.isInt(a[2]))
      throw PyError.type("pow() with a modulus is for integers");
    return Ints.power(run, Numeric.integer(a[0]), Numeric.integer(a[1]), Numeric.integer(a[2]));
  }

  private static PyValue isInstance(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 2);
    return PyBool.of(isA(run, PyType.of(a[0]), a[1]));
  }

  private static PyValue isSubclass(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 2);
    if (!(a[0] instanceof PyType t)) throw PyError.type("issubclass() arg 1 must be a class");
    return PyBool.of(isA(run, t, a[1]));
  }

  private static boolean isA(Run run, PyType type, PyValue of) {
    if (of instanceof PyType t) return type.isA(t);
    if (!(of instanceof PyTuple types)) throw PyError.type("arg 2 must be a type or a tuple");
    run.descend();
    try {
      for (PyValue t : types.items()) {
        run.step();
        if (isA(run, type, t)) return true;
      }
      return false;
    } finally {
      run.ascend();
    }
  }

  private static PyValue callable(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    return PyBool.of(a[0] instanceof PyCallable || a[0] instanceof PyType);
  }

  private static PyValue repr(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    return PyStr.of(Repr.repr(run, a[0]));
  }

  private static PyValue format(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    return PyStr.of(Format.format(run, a[0], a.length == 2 ? Texts.text(a[1]) : ""));
  }

  private static PyValue based(Run run, PyValue[] a, String[] n, int radix) {
    Calls.arity(a, n, 1, 1);
    return PyStr.of(IntText.prefixed(run, Sequences.index(a[0]), radix));
  }

  private static PyValue next(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    if (!(a[0] instanceof PyIter i)) throw PyError.type("not an iterator: " + a[0].typeName());
    PyValue item = i.next(run);
    if (item != null) return item;
    if (a.length == 2) return a[1];
    throw new PyError(
        new cosr.python.value.PyException(PyType.STOP_ITERATION, PyTuple.EMPTY, true));
  }

  private static PyValue iter(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    if (a.length == 2) throw new RefusedException("builtin", 0, "iter() of two arguments");
    return Iterators.of(a[0]);
  }
}
