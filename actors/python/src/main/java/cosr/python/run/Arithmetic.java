package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** {@code + - * ** / // %} and the signs. */
final class Arithmetic {
  private Arithmetic() {}

  static PyValue add(Run run, PyValue a, PyValue b) {
    if (a instanceof PyInt x && b instanceof PyInt y) return Ints.add(run, x, y);
    if (a instanceof PyStr x && b instanceof PyStr y) {
      long length = (long) x.text().length() + y.text().length();
      run.step(length / 64);
      run.allocate(40 + 2 * length);
      return PyStr.of(x.text().concat(y.text()));
    }
    if (a instanceof PyList x && b instanceof PyList y)
      return PyList.of(Sequences.concat(run, x.toArray(), y.toArray()));
    if (a instanceof PyTuple x && b instanceof PyTuple y)
      return PyTuple.of(Sequences.concat(run, x.items(), y.items()));
    if (areInts(a, b)) return Ints.add(run, Numeric.integer(a), Numeric.integer(b));
    if (areNumbers(a, b)) return PyFloat.of(Numeric.toDouble(a) + Numeric.toDouble(b));
    throw unsupported("+", a, b);
  }

  static PyValue subtract(Run run, PyValue a, PyValue b) {
    if (a instanceof PyInt x && b instanceof PyInt y) return Ints.subtract(run, x, y);
    if (areInts(a, b)) return Ints.subtract(run, Numeric.integer(a), Numeric.integer(b));
    if (areNumbers(a, b)) return PyFloat.of(Numeric.toDouble(a) - Numeric.toDouble(b));
    if (a instanceof PySet x && b instanceof PySet y) return Sets.difference(run, x, y);
    throw unsupported("-", a, b);
  }

  static PyValue multiply(Run run, PyValue a, PyValue b) {
    if (a instanceof PyInt x && b instanceof PyInt y) return Ints.multiply(run, x, y);
    if (areInts(a, b)) return Ints.multiply(run, Numeric.integer(a), Numeric.integer(b));
    if (areNumbers(a, b)) return PyFloat.of(Numeric.toDouble(a) * Numeric.toDouble(b));
    if (isInt(b) && Sequences.repeats(a)) return Sequences.repeat(run, a, Numeric.integer(b));
    if (isInt(a) && Sequences.repeats(b)) return Sequences.repeat(run, b, Numeric.integer(a));
    throw unsupported("*", a, b);
  }

  static PyValue divide(Run run, PyValue a, PyValue b) {
    if (areInts(a, b)) return Division.divide(run, Numeric.integer(a), Numeric.integer(b));
    if (!areNumbers(a, b)) throw unsupported("/", a, b);
    double left = Numeric.toDouble(a);
    double right = Numeric.toDouble(b);
    if (right == 0) throw PyError.zero();
    return PyFloat.of(left / right);
  }

  static PyValue floorDivide(Run run, PyValue a, PyValue b) {
    if (areInts(a, b)) return Ints.floorDivide(run, Numeric.integer(a), Numeric.integer(b));
    if (areNumbers(a, b)) return Division.floor(Numeric.toDouble(a), Numeric.toDouble(b));
    throw unsupported("//", a, b);
  }

  static PyValue modulo(Run run, PyValue a, PyValue b) {
    if (areInts(a, b)) return Ints.modulo(run, Numeric.integer(a), Numeric.integer(b));
    if (areNumbers(a, b)) return Division.remainder(Numeric.toDouble(a), Numeric.toDouble(b));
    if (a instanceof PyStr text) return Texts.made(run, Percent.format(run, text.text(), b));
    throw unsupported("%", a, b);
  }

  static PyValue power(Run run, PyValue a, PyValue b) {
    if (areInts(a, b)) {
      PyInt base = Numeric.integer(a);
      PyInt exponent = Numeric.integer(b);
      if (exponent.sign() >= 0) return Ints.power(run, base, exponent);
      if (base.sign() == 0) throw PyError.zero();
      return FloatPower.power(Numeric.toDouble(base), Numeric.toDouble(exponent));
    }
    if (areNumbers(a, b)) return FloatPower.power(Numeric.toDouble(a), Numeric.toDouble(b));
    throw unsupported("**", a, b);
  }

  static PyValue negate(Run run, PyValue a) {
    if (a instanceof PyFloat f) return new PyFloat(-f.value());
    return Ints.subtract(run, PyInt.of(0), operand("-", a));
  }

  static PyValue plus(Run run, PyValue a) {
    return a instanceof PyFloat ? a : operand("+", a);
  }

  static PyValue invert(Run run, PyValue a) {
    return Ints.subtract(run, PyInt.of(-1), operand("~", a));
  }

  private static PyInt operand(String operator, PyValue a) {
    if (!isInt(a)) throw PyError.type("bad operand for unary " + operator + ": " + a.typeName());
    return Numeric.integer(a);
  }

  static boolean isInt(PyValue a) {
    return a instanceof PyInt || a instanceof PyBool;
  }

  static boolean areInts(PyValue a, PyValue b) {
    return isInt(a) && isInt(b);
  }

  private static boolean areNumbers(PyValue a, PyValue b) {
    return Numeric.isNumber(a) && Numeric.isNumber(b);
  }

  static RuntimeException unsupported(String operator, PyValue a, PyValue b) {
    if (a instanceof PyView || b instanceof PyView)
      return new RefusedException("view", 0, "operators on views of dicts");
    return PyError.type(
        "unsupported operand types for " + operator + ": " + a.typeName() + ", " + b.typeName());
  }
}
