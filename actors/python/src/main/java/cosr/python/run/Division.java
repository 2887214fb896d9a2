package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.math.BigInteger;

/** Division that gives floats. */
final class Division {
  private static final long EXACT = 1L << 53;

  private Division() {}

  /** The double nearest to the quotient of two ints. */
  static PyFloat divide(Run run, PyInt a, PyInt b) {
    if (b.sign() == 0) throw PyError.zero();
    if (a.sign() == 0) return new PyFloat(b.sign() < 0 ? -0.0 : 0.0);
    boolean exact =
        a.isSmall() && b.isSmall() && Math.abs(a.small()) <= EXACT && Math.abs(b.small()) <= EXACT;
    if (exact) return new PyFloat((double) a.small() / (double) b.small());
    long magnitude = a.bits() - b.bits();
    if (magnitude > 1030) throw PyError.overflow("integer division result too large for a float");
    if (magnitude < -1000) throw new RefusedException("float-range", 0, "a very small quotient");
    run.step((a.bits() + b.bits()) / 32);
    int shift = (int) (70 - magnitude);
    BigInteger top = a.big().abs();
    BigInteger bottom = b.big().abs();
    if (shift > 0) top = top.shiftLeft(shift);
    else bottom = bottom.shiftLeft(-shift);
    BigInteger[] parts = top.divideAndRemainder(bottom);
    BigInteger sticky = parts[0].shiftLeft(1);
    if (parts[1].signum() != 0) sticky = sticky.or(BigInteger.ONE);
    double value = Math.scalb(sticky.doubleValue(), -shift - 1);
    if (Double.isInfinite(value))
      throw PyError.overflow("integer division result too large for a float");
    return new PyFloat(a.sign() == b.sign() ? value : -value);
  }

  /** {@code a // b} of floats. */
  static PyFloat floor(double a, double b) {
    if (b == 0) throw PyError.zero();
    double mod = a % b;
    double quotient = (a - mod) / b;
    if (mod != 0 && (b < 0) != (mod < 0)) quotient -= 1;
    if (Double.isNaN(quotient)) return PyFloat.of(quotient);
    if (quotient == 0) return new PyFloat(Math.copySign(0.0, a / b));
    double floor = Math.floor(quotient);
    return new PyFloat(quotient - floor > 0.5 ? floor + 1 : floor);
  }

  /** {@code a % b} of floats. */
  static PyFloat remainder(double a, double b) {
    if (b == 0) throw PyError.zero();
    double mod = a % b;
    if (mod == 0) return new PyFloat(Math.copySign(0.0, b));
    return PyFloat.of((b < 0) != (mod < 0) ? mod + b : mod);
  }
}
