package cosr.python.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What numbers of all three types have in common. */
public final class Numeric {
  private static final long EXACT = 1L << 53;

  private Numeric() {}

  /** Whether a value is an int, a bool or a float. */
  public static boolean isNumber(PyValue value) {
    return value instanceof PyInt || value instanceof PyBool || value instanceof PyFloat;
  }

  /** Compares two numbers by their exact values. */
  public static int compare(PyValue a, PyValue b) {
    if (a instanceof PyFloat x) {
      if (b instanceof PyFloat y) return x.value() < y.value() ? -1 : x.value() > y.value() ? 1 : 0;
      return -compare(integer(b), x.value());
    }
    PyInt left = integer(a);
    if (b instanceof PyFloat y) return compare(left, y.value());
    PyInt right = integer(b);
    if (left.isSmall() && right.isSmall()) return Long.compare(left.small(), right.small());
    return left.big().compareTo(right.big());
  }

  private static int compare(PyInt a, double b) {
    if (Double.isInfinite(b)) return b > 0 ? -1 : 1;
    if (a.isSmall() && Math.abs(a.small()) <= EXACT) {
      double exact = a.small();
      return exact < b ? -1 : exact > b ? 1 : 0;
    }
    return new BigDecimal(a.big()).compareTo(new BigDecimal(b));
  }

  /** The int that an int or a bool is. */
  public static PyInt integer(PyValue value) {
    return switch (value) {
      case PyInt i -> i;
      case PyBool b -> PyInt.of(b.value() ? 1 : 0);
      default -> throw PyError.type("not an integer: " + value.typeName());
    };
  }

  /** The double nearest to a number. */
  public static double toDouble(PyValue value) {
    if (value instanceof PyFloat f) return f.value();
    PyInt i = integer(value);
    if (i.isSmall()) return (double) i.small();
    double d = i.big().doubleValue();
    if (Double.isInfinite(d)) throw PyError.overflow("int too large to convert to float");
    return d;
  }

  /** The whole part of a double. */
  public static PyInt truncate(double value) {
    if (Double.isInfinite(value))
      throw PyError.overflow("cannot convert float infinity to integer");
    if (Math.abs(value) < EXACT) return PyInt.of((long) value);
    return PyInt.of(exact(value));
  }

  /** The value of a whole double. */
  static BigInteger exact(double whole) {
    return new BigDecimal(whole).toBigInteger();
  }
}
