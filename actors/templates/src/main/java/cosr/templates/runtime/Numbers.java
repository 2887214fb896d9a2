package cosr.templates.runtime;

import cosr.templates.value.Limits;
import cosr.templates.value.PyException;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Arithmetic of ints and floats. */
final class Numbers {
  private Numbers() {}

  static Object add(Object a, Object b) {
    return Types.isInt(a) && Types.isInt(b)
        ? Types.integer(a).add(Types.integer(b))
        : (Object) (real(a) + real(b));
  }

  static Object subtract(Object a, Object b) {
    return Types.isInt(a) && Types.isInt(b)
        ? Types.integer(a).subtract(Types.integer(b))
        : (Object) (real(a) - real(b));
  }

  static Object multiply(Object a, Object b) {
    if (Types.isInt(a) && Types.isInt(b)) {
      BigInteger x = Types.integer(a);
      BigInteger y = Types.integer(b);
      Limits.check(((long) x.bitLength() + y.bitLength()) / 8);
      return x.multiply(y);
    }
    return real(a) * real(b);
  }

  static Object divide(Object a, Object b) {
    if (Types.isInt(a) && Types.isInt(b)) {
      BigInteger y = Types.integer(b);
      if (y.signum() == 0) {
        throw zero("division by zero");
      }
      return quotient(Types.integer(a), y);
    }
    double y = real(b);
    if (y == 0) {
      throw zero("float division by zero");
    }
    return real(a) / y;
  }

  private static Double quotient(BigInteger x, BigInteger y) {
    if ((x.bitLength() <= 53 && y.bitLength() <= 53) || x.signum() == 0) {
      return x.doubleValue() / y.doubleValue();
    }
    double quotient =
        new BigDecimal(x).divide(new BigDecimal(y), new MathContext(60)).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw overflow("integer division result too large for a float");
    }
    return quotient;
  }

  static Object floorDivide(Object a, Object b) {
    if (Types.isInt(a) && Types.isInt(b)) {
      BigInteger y = Types.integer(b);
      if (y.signum() == 0) {
        throw zero("integer division or modulo by zero");
      }
      return floor(Types.integer(a), y);
    }
    double x = real(a);
    double y = real(b);
    if (y == 0) {
      throw zero("float floor division by zero");
    }
    double quotient = (x - modulo(x, y)) / y;
    if (quotient == 0) {
      return Math.copySign(0.0, x / y);
    }
    double whole = Math.floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
  }

  private static BigInteger floor(BigInteger x, BigInteger y) {
    BigInteger[] parts = x.divideAndRemainder(y);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != y.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  static Object modulo(Object a, Object b) {
    if (Types.isInt(a) && Types.isInt(b)) {
      BigInteger x = Types.integer(a);
      BigInteger y = Types.integer(b);
      if (y.signum() == 0) {
        throw zero("integer modulo by zero");
      }
      return x.subtract(floor(x, y).multiply(y));
    }
    double y = real(b);
    if (y == 0) {
      throw zero("float modulo");
    }
    return modulo(real(a), y);
  }

  private static double modulo(double x, double y) {
    double rest = x % y;
    if (rest != 0) {
      return (y < 0) == (rest < 0) ? rest : rest + y;
    }
    return Math.copySign(0.0, y);
  }

  static Object power(Object a, Object b) {
    if (Types.isInt(a) && Types.isInt(b)) {
      BigInteger x = Types.integer(a);
      BigInteger y = Types.integer(b);
      if (y.signum() >= 0) {
        boolean small = x.abs().compareTo(BigInteger.ONE) <= 0;
        if (!small) {
          Limits.check(
              y.bitLength() > 31 ? Long.MAX_VALUE : (long) x.bitLength() * y.intValue() / 8);
        }
        return small ? unit(x, y) : x.pow(y.intValue());
      }
    }
    double x = real(a);
    double y = real(b);
    if (x == 0 && y < 0) {
      throw zero("0.0 cannot be raised to a negative power");
    }
    if (x < 0 && y != Math.rint(y) && !Double.isInfinite(x)) {
      throw PyException.unsupported("complex numbers are not supported");
    }
    double power = Math.pow(x, y);
    if (Double.isInfinite(power) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
      throw overflow("(34, 'Numerical result out of range')");
    }
    return power;
  }

  private static BigInteger unit(BigInteger x, BigInteger y) {
    if (y.signum() == 0) {
      return BigInteger.ONE;
    }
    return x.signum() < 0 && !y.testBit(0) ? BigInteger.ONE : x;
  }

  static double real(Object value) {
    double real = Types.real(value);
    if (Double.isInfinite(real) && Types.isInt(value)) {
      throw overflow("int too large to convert to float");
    }
    return real;
  }

  /** int() of a text in a base, or null if it is none. */
  static @Nullable BigInteger parse(String text, int base) {
    String digits = Text.strip(text, null, true, true);
    boolean minus = digits.startsWith("-");
    if (minus || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = base;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      int named =
          "xX".indexOf(digits.charAt(1)) >= 0
              ? 16
              : "oO".indexOf(digits.charAt(1)) >= 0
                  ? 8
                  : "bB".indexOf(digits.charAt(1)) >= 0 ? 2 : 0;
      if (named != 0 && (base == 0 || base == named)) {
        radix = named;
        digits = digits.substring(2);
        if (digits.startsWith("_")) {
          digits = digits.substring(1);
        }
      } else if (base == 0 && !digits.replace("0", "").replace("_", "").isEmpty()) {
        return null;
      }
    }
    if (!digits.matches("[^_]+(_[^_]+)*") || digits.startsWith("-") || digits.startsWith("+")) {
      return null;
    }
    try {
      BigInteger number = new BigInteger(digits.replace("_", ""), radix == 0 ? 10 : radix);
      return minus ? number.negate() : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** float() of a text, or null if it is none. */
  static @Nullable Double parseReal(String text) {
    String digits = Text.strip(text, null, true, true);
    String plain = digits.toLowerCase(Locale.ROOT);
    String unsigned = plain.startsWith("-") || plain.startsWith("+") ? plain.substring(1) : plain;
    double sign = plain.startsWith("-") ? -1 : 1;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return sign * Double.POSITIVE_INFINITY;
    }
    if (unsigned.equals("nan")) {
      return Double.NaN;
    }
    if (!unsigned.matches(
        "(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)(e[+-]?\\d+(_\\d+)*)?")) {
      return null;
    }
    return sign * Double.parseDouble(unsigned.replace("_", ""));
  }

  /** int() of a float: towards zero. */
  static BigInteger truncate(double number) {
    if (Double.isNaN(number)) {
      throw PyException.value("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw overflow("cannot convert float infinity to integer");
    }
    return new BigDecimal(number).toBigInteger();
  }

  static PyException overflow(String message) {
    return new PyException("OverflowError", message);
  }

  private static PyException zero(String message) {
    return new PyException("ZeroDivisionError", message);
  }
}
