package cosr.python.run;

import cosr.python.value.Equality;
import cosr.python.value.Ordering;
import cosr.python.value.PyBool;
import cosr.python.value.PyCallable;
import cosr.python.value.PyDict;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** Operators by their signs. */
final class Operators {
  interface Binary {
    PyValue apply(Run run, PyValue a, PyValue b);
  }

  interface Comparison {
    boolean holds(Run run, PyValue a, PyValue b);
  }

  interface Unary {
    PyValue apply(Run run, PyValue a);
  }

  private Operators() {}

  static Binary binary(String sign) {
    return switch (sign) {
      case "+" -> Arithmetic::add;
      case "-" -> Arithmetic::subtract;
      case "*" -> Arithmetic::multiply;
      case "/" -> Arithmetic::divide;
      case "//" -> Arithmetic::floorDivide;
      case "%" -> Arithmetic::modulo;
      case "**" -> Arithmetic::power;
      case "&" -> Bits::and;
      case "|" -> Bits::or;
      case "^" -> Bits::xor;
      case "<<" -> Bits::left;
      case ">>" -> Bits::right;
      default -> throw new IllegalStateException("no operator " + sign);
    };
  }

  static Unary unary(String sign) {
    return switch (sign) {
      case "-" -> Arithmetic::negate;
      case "+" -> Arithmetic::plus;
      case "~" -> Arithmetic::invert;
      default -> (run, a) -> PyBool.of(!Truth.of(a));
    };
  }

  static Comparison comparison(String sign) {
    return switch (sign) {
      case "==" -> Equality::equal;
      case "!=" -> (run, a, b) -> !Equality.equal(run, a, b);
      case "<" -> (run, a, b) -> Ordering.compare(run, Ordering.Op.LT, a, b);
      case "<=" -> (run, a, b) -> Ordering.compare(run, Ordering.Op.LE, a, b);
      case ">" -> (run, a, b) -> Ordering.compare(run, Ordering.Op.GT, a, b);
      case ">=" -> (run, a, b) -> Ordering.compare(run, Ordering.Op.GE, a, b);
      case "in" -> (run, a, b) -> Membership.has(run, b, a);
      case "not in" -> (run, a, b) -> !Membership.has(run, b, a);
      case "is" -> (run, a, b) -> same(a, b);
      case "is not" -> (run, a, b) -> !same(a, b);
      default -> throw new IllegalStateException("no comparison " + sign);
    };
  }

  /** Identity, where it does not hang on how CPython keeps values. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(PyValue a, PyValue b) {
    boolean shared =
        a instanceof PyInt
            || a instanceof PyFloat
            || a instanceof PyStr
            || a instanceof PyTuple
            || a instanceof PyCallable
            || (a instanceof PySet s && s.frozen());
    if (!shared || !PyType.of(a).equals(PyType.of(b))) return a == b;
    throw new RefusedException("identity", 0, "whether two values are the same object");
  }

  /** {@code a += b}: changes what can change in place, and gives what is to be stored. */
  static Binary augmented(String sign) {
    Binary plain = binary(sign);
    return (run, a, b) ->
        switch (a) {
          case PyList l -> list(run, sign, plain, l, b);
          case PySet s when !s.frozen() -> set(run, plain, s, b);
          case PyDict d when sign.equals("|") -> {
            if (!(b instanceof PyDict) && !Iterators.iterable(b))
              throw Arithmetic.unsupported("|=", a, b);
            Dicts.fill(run, d, b);
            yield d;
          }
          default -> plain.apply(run, a, b);
        };
  }

  private static PyValue list(Run run, String sign, Binary plain, PyList l, PyValue b) {
    if (sign.equals("+")) {
      ListMethods.extend(run, l, b);
      return l;
    }
    if (sign.equals("*") && Arithmetic.isInt(b)) {
      l.replace(Sequences.repeat(run, l.toArray(), Sequences.index(b)));
      return l;
    }
    return plain.apply(run, l, b);
  }

  private static PyValue set(Run run, Binary plain, PySet s, PyValue b) {
    PyValue result = plain.apply(run, s, b);
    if (b instanceof PySet && result instanceof PySet r) Sets.become(run, s, r);
    return s;
  }
}
