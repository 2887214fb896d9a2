package cosr.mathematics;

import org.jspecify.annotations.Nullable;

/**
 * A quotient of polynomials, not in lowest terms; equal ones are found by cross multiplication.
 *
 * @param den not zero
 */
record Ratio(Polynomial num, Polynomial den) {
  static final Ratio ZERO = new Ratio(Polynomial.ZERO, Polynomial.ONE);
  static final Ratio ONE = new Ratio(Polynomial.ONE, Polynomial.ONE);

  static Ratio of(Polynomial num) {
    return new Ratio(num, Polynomial.ONE);
  }

  static Ratio of(Rational value) {
    return of(Polynomial.of(value));
  }

  static Ratio of(Atom atom) {
    return of(Polynomial.of(atom));
  }

  /** The value where it is a rational number by its form, else null. */
  @Nullable Rational constant() {
    return whole() ? num.constant() : null;
  }

  /** Whether there is no denominator. */
  boolean whole() {
    return Rational.ONE.equals(den.constant());
  }

  Ratio negate() {
    return new Ratio(num.scale(Rational.of(-1)), den);
  }

  String key() {
    return whole() ? num.toString() : num + "//" + den;
  }
}
