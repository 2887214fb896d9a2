package cosr.mathematics;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms with a positive denominator, of bounded size.
 *
 * @param num numerator
 * @param den denominator
 */
record Rational(BigInteger num, BigInteger den) implements Comparable<Rational> {
  static final Rational ZERO = of(0);
  static final Rational ONE = of(1);
  static final Rational HALF = of(1, 2);

  /** Bits of a numerator or denominator: some 1,200 decimal digits. */
  private static final int BITS = 4096;

  Rational {
    if (den.signum() == 0) throw new Stop("undefined");
    if (num.bitLength() > BITS || den.bitLength() > BITS) throw new Stop("size");
    BigInteger common = num.gcd(den);
    if (den.signum() < 0) common = common.negate();
    if (!common.equals(BigInteger.ONE)) {
      num = num.divide(common);
      den = den.divide(common);
    }
  }

  static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  static Rational of(long num, long den) {
    return new Rational(BigInteger.valueOf(num), BigInteger.valueOf(den));
  }

  static Rational of(BigInteger value) {
    return new Rational(value, BigInteger.ONE);
  }

  Rational plus(Rational b) {
    if (den.equals(b.den)) return new Rational(num.add(b.num), den);
    return new Rational(num.multiply(b.den).add(b.num.multiply(den)), den.multiply(b.den));
  }

  Rational minus(Rational b) {
    return plus(b.negate());
  }

  Rational times(Rational b) {
    return new Rational(num.multiply(b.num), den.multiply(b.den));
  }

  Rational over(Rational b) {
    return new Rational(num.multiply(b.den), den.multiply(b.num));
  }

  Rational negate() {
    return new Rational(num.negate(), den);
  }

  Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  /** A power with a whole exponent. */
  Rational pow(int exponent) {
    long bits = Math.max(num.abs().bitLength(), den.bitLength());
    boolean unit = bits <= 1;
    if (!unit && (bits - 1) * Math.abs((long) exponent) > BITS) throw new Stop("size");
    int n = Math.abs(unit ? exponent % 2 : exponent);
    if (unit && exponent != 0 && n == 0) n = 2;
    Rational power = new Rational(num.pow(n), den.pow(n));
    return exponent < 0 ? ONE.over(power) : power;
  }

  int signum() {
    return num.signum();
  }

  boolean isInteger() {
    return den.equals(BigInteger.ONE);
  }

  /** The value as an int, or the end of the comparison. */
  int small() {
    if (!isInteger() || num.bitLength() > 20) throw new Stop("size");
    return num.intValue();
  }

  BigInteger floor() {
    BigInteger[] parts = num.divideAndRemainder(den);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The nearest double but for a few units in the last place. */
  double toDouble() {
    int shift = num.bitLength() - den.bitLength() - 70;
    BigInteger scaled =
        shift > 0 ? num.divide(den.shiftLeft(shift)) : num.shiftLeft(-shift).divide(den);
    double value = scaled.doubleValue();
    return shift > 900 || shift < -900
        ? value * Math.scalb(1.0, shift / 2) * Math.scalb(1.0, shift - shift / 2)
        : Math.scalb(value, shift);
  }

  @Override
  public int compareTo(Rational b) {
    return num.multiply(b.den).compareTo(b.num.multiply(den));
  }

  @Override
  public String toString() {
    return isInteger() ? num.toString() : num + "/" + den;
  }
}
