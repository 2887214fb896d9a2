package cosr.mathematics;

import cosr.mathematics.Atom.Kind;
import java.math.BigInteger;

/** Factorials and binomial coefficients; of formulas by {@code (u + 1)! = (u + 1) u!}. */
final class Counting {
  private static final int LARGEST = 300;
  private static final int SHIFT = 20;

  private Counting() {}

  static Ratio factorial(Ratio of, Algebra algebra) {
    Rational n = of.constant();
    if (n != null) return Ratio.of(factorial(n));
    if (!of.whole()) throw new Stop("factorial");
    Rational constant = of.num().terms().getOrDefault(Monomial.ONE, Rational.ZERO);
    int shift = Rational.of(constant.floor()).small();
    if (Math.abs(shift) > SHIFT) throw new Stop("size");
    Polynomial base = of.num().plus(Polynomial.of(Rational.of(-shift)));
    Ratio product = Ratio.of(Atom.of(Kind.FUNCTION, "(" + base + ")!", Ratio.of(base)));
    for (int i = 1; i <= shift; i++)
      product = algebra.times(product, Ratio.of(base.plus(Polynomial.of(Rational.of(i)))));
    for (int i = 0; i > shift; i--)
      product = algebra.over(product, Ratio.of(base.plus(Polynomial.of(Rational.of(i)))));
    return product;
  }

  private static Rational factorial(Rational n) {
    int top = n.small();
    if (top < 0) throw new Stop("undefined");
    if (top > LARGEST) throw new Stop("size");
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= top; i++) product = product.multiply(BigInteger.valueOf(i));
    return Rational.of(product);
  }

  static Ratio binomial(Ratio top, Ratio bottom, Algebra algebra) {
    Rational k = bottom.constant();
    Rational n = top.constant();
    if (k == null)
      return algebra.over(
          factorial(top, algebra),
          algebra.times(
              factorial(bottom, algebra), factorial(algebra.minus(top, bottom), algebra)));
    int times = k.small();
    if (times < 0 || (n != null && (n.signum() < 0 || !n.isInteger()))) throw new Stop("undefined");
    if (times > (n == null ? SHIFT : LARGEST)) throw new Stop("size");
    Ratio product = Ratio.ONE;
    for (int i = 0; i < times; i++) {
      Ratio factor = algebra.plus(top, Ratio.of(Rational.of(-i)));
      product = algebra.times(product, algebra.times(factor, Ratio.of(Rational.of(1, i + 1))));
    }
    return product;
  }
}
