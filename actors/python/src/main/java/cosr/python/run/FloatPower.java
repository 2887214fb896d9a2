package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.RefusedException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Powers of floats, for whole exponents and square roots. CPython asks the C library, which is
 * right but for values close to the middle between two doubles: those are refused.
 */
final class FloatPower {
  private static final int LARGEST = 1024;
  private static final MathContext DIGITS = new MathContext(60);

  /** glibc promises 0.511 units in the last place, and 0.03 more for the largest exponents. */
  private static final double SURE = 0.48;

  private static final double SURE_FAR = 0.45;

  private FloatPower() {}

  static PyFloat power(double base, double exponent) {
    if (exponent == 0 || base == 1) return new PyFloat(1.0);
    if (Double.isInfinite(base) || Double.isInfinite(exponent)) throw refuse();
    boolean whole = exponent == Math.rint(exponent);
    if (base == 0) {
      if (exponent < 0) throw PyError.zero();
      boolean odd = whole && exponent % 2 != 0;
      return new PyFloat(odd ? base : 0.0);
    }
    if (base < 0 && !whole) throw new RefusedException("complex", 0, "the power is complex");
    if (exponent == 0.5) return checked(new BigDecimal(base).sqrt(DIGITS));
    if (!whole || Math.abs(exponent) > LARGEST) throw refuse();
    int by = (int) Math.abs(exponent);
    double size = Math.getExponent(base) * exponent;
    if (size < -1000) throw refuse();
    if (size > 2100) throw PyError.overflow("Numerical result out of range");
    BigDecimal power = new BigDecimal(base).pow(by, DIGITS);
    return checked(exponent < 0 ? BigDecimal.ONE.divide(power, DIGITS) : power);
  }

  private static PyFloat checked(BigDecimal exact) {
    double nearest = exact.doubleValue();
    if (Double.isInfinite(nearest)) throw PyError.overflow("Numerical result out of range");
    if (Math.abs(nearest) < 0x1p-1000) throw refuse();
    BigDecimal off = exact.subtract(new BigDecimal(nearest)).abs();
    double sure = Math.abs(Math.getExponent(nearest)) < 100 ? SURE : SURE_FAR;
    if (off.doubleValue() / Math.ulp(nearest) > sure) throw refuse();
    return new PyFloat(nearest);
  }

  private static RefusedException refuse() {
    return new RefusedException("float-power", 0, "a power of floats");
  }
}
