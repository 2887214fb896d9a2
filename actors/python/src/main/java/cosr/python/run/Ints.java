package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.Run;
import java.math.BigInteger;

/** Whole numbers. What is big is paid for by its size before it is made. */
final class Ints {
  private static final int SHIFT_END = 1 << 30;

  private Ints() {}

  private static void pay(Run run, long bits) {
    run.allocate(bits >> 3);
    run.step(bits >> 9);
  }

  /** The price of a product or a quotient. */
  private static void payProduct(Run run, PyInt a, PyInt b) {
    long words = (a.bits() >> 5) + 1;
    run.step((words * ((b.bits() >> 5) + 1)) >> 6);
    pay(run, a.bits() + b.bits());
  }

  static PyInt add(Run run, PyInt a, PyInt b) {
    if (a.isSmall() && b.isSmall()) {
      long sum = a.small() + b.small();
      if (((a.small() ^ sum) & (b.small() ^ sum)) >= 0) return PyInt.of(sum);
    }
    pay(run, Math.max(a.bits(), b.bits()));
    return PyInt.of(a.big().add(b.big()));
  }

  static PyInt subtract(Run run, PyInt a, PyInt b) {
    if (a.isSmall() && b.isSmall()) {
      long difference = a.small() - b.small();
      if (((a.small() ^ b.small()) & (a.small() ^ difference)) >= 0) return PyInt.of(difference);
    }
    pay(run, Math.max(a.bits(), b.bits()));
    return PyInt.of(a.big().subtract(b.big()));
  }

  static PyInt multiply(Run run, PyInt a, PyInt b) {
    if (a.isSmall() && b.isSmall()) {
      long high = Math.multiplyHigh(a.small(), b.small());
      long low = a.small() * b.small();
      if ((high == 0 && low >= 0) || (high == -1 && low < 0)) return PyInt.of(low);
    }
    payProduct(run, a, b);
    return PyInt.of(a.big().multiply(b.big()));
  }

  static PyInt floorDivide(Run run, PyInt a, PyInt b) {
    if (b.sign() == 0) throw PyError.zero();
    if (a.isSmall() && b.isSmall() && a.small() != Long.MIN_VALUE)
      return PyInt.of(Math.floorDiv(a.small(), b.small()));
    payProduct(run, a, b);
    BigInteger[] parts = a.big().divideAndRemainder(b.big());
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.sign();
    return PyInt.of(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  static PyInt modulo(Run run, PyInt a, PyInt b) {
    if (b.sign() == 0) throw PyError.zero();
    if (a.isSmall() && b.isSmall()) return PyInt.of(Math.floorMod(a.small(), b.small()));
    payProduct(run, a, b);
    BigInteger rest = a.big().remainder(b.big());
    return PyInt.of(rest.signum() != 0 && rest.signum() != b.sign() ? rest.add(b.big()) : rest);
  }

  /** A power whose exponent is not negative. */
  static PyInt power(Run run, PyInt base, PyInt exponent) {
    if (exponent.sign() == 0) return PyInt.of(1);
    if (base.isSmall() && Math.abs(base.small()) <= 1) {
      boolean odd = exponent.big().testBit(0);
      return base.small() < 0 && !odd ? PyInt.of(1) : base;
    }
    if (!exponent.isSmall() || exponent.small() > SHIFT_END) {
      run.allocate(Long.MAX_VALUE);
      return base;
    }
    long bits = base.bits() * exponent.small();
    if (bits < 63) {
      long result = 1;
      for (long i = 0; i < exponent.small(); i++) result *= base.small();
      return PyInt.of(result);
    }
    pay(run, bits);
    run.step(((bits >> 5) * (bits >> 5)) >> 6);
    return PyInt.of(base.big().pow((int) exponent.small()));
  }

  /** {@code pow(a, b, c)}. */
  static PyInt power(Run run, PyInt base, PyInt exponent, PyInt modulus) {
    if (modulus.sign() == 0) throw PyError.value("pow() 3rd argument cannot be 0");
    long words = (modulus.bits() >> 5) + 1;
    run.step(((exponent.bits() + 1) * words * words) >> 4);
    payProduct(run, base, modulus);
    BigInteger m = modulus.big().abs();
    BigInteger result;
    try {
      result = base.big().modPow(exponent.big(), m);
    } catch (ArithmeticException e) {
      throw PyError.value("base is not invertible for the given modulus");
    }
    return modulo(run, PyInt.of(result), modulus);
  }

  static PyInt and(Run run, PyInt a, PyInt b) {
    if (a.isSmall() && b.isSmall()) return PyInt.of(a.small() & b.small());
    pay(run, Math.max(a.bits(), b.bits()));
    return PyInt.of(a.big().and(b.big()));
  }

  static PyInt or(Run run, PyInt a, PyInt b) {
    if (a.isSmall() && b.isSmall()) return PyInt.of(a.small() | b.small());
    pay(run, Math.max(a.bits(), b.bits()));
    return PyInt.of(a.big().or(b.big()));
  }

  static PyInt xor(Run run, PyInt a, PyInt b) {
    if (a.isSmall() && b.isSmall()) return PyInt.of(a.small() ^ b.small());
    pay(run, Math.max(a.bits(), b.bits()));
    return PyInt.of(a.big().xor(b.big()));
  }

  static PyInt left(Run run, PyInt a, PyInt by) {
    if (by.sign() < 0) throw PyError.value("negative shift count");
    if (a.sign() == 0) return PyInt.of(0);
    if (!by.isSmall() || by.small() > SHIFT_END) {
      run.allocate(Long.MAX_VALUE);
      return a;
    }
    pay(run, a.bits() + by.small());
    return PyInt.of(a.big().shiftLeft((int) by.small()));
  }

  static PyInt right(Run run, PyInt a, PyInt by) {
    if (by.sign() < 0) throw PyError.value("negative shift count");
    if (!by.isSmall() || by.small() > SHIFT_END) return PyInt.of(a.sign() < 0 ? -1 : 0);
    if (a.isSmall()) return PyInt.of(a.small() >> Math.min(63, by.small()));
    pay(run, a.bits());
    return PyInt.of(a.big().shiftRight((int) by.small()));
  }
}
