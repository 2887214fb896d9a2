package cosr.mathematics;

import cosr.mathematics.Atom.Kind;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Powers and roots of normal forms over the real numbers: an odd root of a negative number is
 * negative, {@code sqrt(x^2) = |x|}. Where a rule holds on a part of the domain only, {@link
 * #assumed} says so, and {@link Values} looks at values before it calls anything equal.
 */
final class Powers {
  static final Atom I = Atom.of(Kind.IMAGINARY, "i", 2, Polynomial.of(Rational.of(-1)));

  /** Trial division ends here; a larger cofactor without a divisor is undecided. */
  private static final int DIVISORS = 3_000;

  private final Algebra algebra;
  private final Exponentials exponentials;
  private boolean assumed;

  Powers(Algebra algebra) {
    this.algebra = algebra;
    this.exponentials = new Exponentials(algebra, this);
  }

  boolean assumed() {
    return assumed;
  }

  void assume() {
    assumed = true;
  }

  Ratio power(Ratio base, Ratio exponent) {
    Rational r = exponent.constant();
    if (r == null) return exponentials.power(base, exponent);
    if (r.isInteger()) return whole(base, r.small());
    Ratio root = root(base, r.den().intValueExact() > 60 ? stop() : r.den().intValueExact());
    return whole(root, Rational.of(r.num()).small());
  }

  private static int stop() {
    throw new Stop("root");
  }

  Ratio whole(Ratio base, int n) {
    if (n == 0) {
      if (base.num().isZero()) throw new Stop("undefined");
      return Ratio.ONE;
    }
    Polynomial num = algebra.pow(base.num(), Math.abs(n));
    Polynomial den = algebra.pow(base.den(), Math.abs(n));
    return n > 0 ? algebra.ratio(num, den) : algebra.ratio(den, num);
  }

  Ratio root(Ratio of, int q) {
    if (of.num().isZero()) return Ratio.ZERO;
    if (of.whole()) return root(of.num(), q);
    if (q % 2 == 1)
      return algebra.over(
          root(algebra.times(of.num(), algebra.pow(of.den(), q - 1)), q), Ratio.of(of.den()));
    Polynomial inner = algebra.times(of.num(), algebra.pow(of.den(), q - 1));
    return algebra.over(root(inner, q), absolute(of.den()));
  }

  private Ratio root(Polynomial of, int q) {
    if (of.isTerm()) {
      Ratio simple = term(of, q);
      if (simple != null) return simple;
    }
    Ratio nested = q == 2 ? denested(of) : null;
    if (nested != null) return nested;
    Rational content = of.content();
    if (q % 2 == 1 && of.leading().signum() < 0) content = content.negate();
    Polynomial rest = of.scale(Rational.ONE.over(content));
    Atom atom = Atom.of(Kind.RADICAND, "(" + rest + ")", 1, rest);
    assume();
    Polynomial root = Polynomial.of(Rational.ONE, Monomial.of(atom, Rational.of(1, q)));
    return algebra.times(rational(content, q), Ratio.of(root));
  }

  /** The root of one term, where all its parts have one; else null. */
  private @Nullable Ratio term(Polynomial of, int q) {
    Monomial m = of.terms().firstKey();
    Rational c = of.leading();
    if (c.signum() < 0 && q % 2 == 0 && !m.powers().isEmpty()) {
      for (Atom atom : m.powers().keySet()) if (!atom.positive()) return null;
    }
    Ratio product = rational(c, q);
    for (Map.Entry<Atom, Rational> e : m.powers().entrySet()) {
      Atom atom = e.getKey();
      Rational exponent = e.getValue().over(Rational.of(q));
      if (atom.kind() == Kind.IMAGINARY) return null;
      if (atom.positive()) {
        product = algebra.times(product, monomial(atom, exponent));
        if (atom.kind() == Kind.RADICAND) assume();
        continue;
      }
      assume();
      boolean even = e.getValue().isInteger() && !e.getValue().num().testBit(0);
      if (even && q % 2 == 0) {
        Ratio abs = absolute(Polynomial.of(atom));
        if (!exponent.isInteger()) return null;
        product = algebra.times(product, whole(abs, exponent.small()));
      } else if (atom.kind() == Kind.SYMBOL)
        product = algebra.times(product, monomial(atom, exponent));
      else if (exponent.isInteger()) product = algebra.times(product, monomial(atom, exponent));
      else return null;
    }
    return product;
  }

  private Ratio monomial(Atom atom, Rational exponent) {
    return Ratio.of(algebra.reduce(Rational.ONE, Monomial.of(atom, exponent)));
  }

  /** The real root of a rational number, or an imaginary square root, by prime factors. */
  Ratio rational(Rational c, int q) {
    if (c.signum() < 0) {
      Ratio positive = rational(c.negate(), q);
      if (q % 2 == 1) return positive.negate();
      if (q != 2) throw new Stop("branch");
      return algebra.times(positive, Ratio.of(I));
    }
    return algebra.times(integer(c.num(), Rational.of(1, q)), integer(c.den(), Rational.of(-1, q)));
  }

  private Ratio integer(BigInteger n, Rational exponent) {
    Monomial[] product = {Monomial.ONE};
    factors(
        n,
        (prime, times) ->
            product[0] = product[0].times(Monomial.of(prime, exponent.times(Rational.of(times)))));
    return Ratio.of(algebra.reduce(Rational.ONE, product[0]));
  }

  /** Takes the prime factors of a number above zero. */
  interface Factors {
    void factor(Atom prime, int times);
  }

  static void factors(BigInteger n, Factors to) {
    BigInteger rest = n;
    for (int d = 2;
        d < DIVISORS && rest.compareTo(BigInteger.valueOf((long) d * d)) >= 0;
        d += d == 2 ? 1 : 2) {
      BigInteger prime = BigInteger.valueOf(d);
      int times = 0;
      if (rest.bitLength() < 63 && rest.longValueExact() % d != 0) continue;
      while (true) {
        BigInteger[] parts = rest.divideAndRemainder(prime);
        if (parts[1].signum() != 0) break;
        rest = parts[0];
        times++;
      }
      if (times > 0) to.factor(prime(prime), times);
    }
    if (rest.equals(BigInteger.ONE)) return;
    if (rest.compareTo(BigInteger.valueOf((long) DIVISORS * DIVISORS)) < 0)
      to.factor(prime(rest), 1);
    else throw new Stop("factors");
  }

  static Atom prime(BigInteger p) {
    return Atom.of(Kind.PRIME, p.toString(), 1, Polynomial.of(Rational.of(p)));
  }

  /** An absolute value; of a product that of its factors, and of a number its own. */
  Ratio absolute(Polynomial of) {
    Rational constant = of.constant();
    if (constant != null) return Ratio.of(constant.abs());
    Rational content = of.content();
    if (of.isTerm()) {
      Ratio product = Ratio.of(content);
      for (Map.Entry<Atom, Rational> e : of.terms().firstKey().powers().entrySet()) {
        Atom atom = e.getKey();
        if (atom.positive()) product = algebra.times(product, monomial(atom, e.getValue()));
        else if (!e.getValue().isInteger() || atom.kind() == Kind.IMAGINARY)
          throw new Stop("absolute");
        else
          product = algebra.times(product, whole(bars(Polynomial.of(atom)), e.getValue().small()));
      }
      return product;
    }
    Polynomial rest = of.scale(Rational.ONE.over(content));
    if (rest.leading().signum() < 0) rest = rest.scale(Rational.of(-1));
    return algebra.times(Ratio.of(content), bars(rest));
  }

  private Ratio bars(Polynomial of) {
    if (of.has(Kind.IMAGINARY)) throw new Stop("absolute");
    return Ratio.of(Atom.of(Kind.ABSOLUTE, "|" + of + "|", 2, algebra.pow(of, 2)));
  }

  /**
   * {@code sqrt(a + b) = sqrt((a + d) / 2) ± sqrt((a - d) / 2)} with {@code d = sqrt(a^2 - b^2)}
   * rational, for a rational {@code a > 0} and a square root {@code b}.
   */
  private @Nullable Ratio denested(Polynomial of) {
    if (of.terms().size() != 2) return null;
    Rational a = of.terms().get(Monomial.ONE);
    if (a == null || a.signum() <= 0) return null;
    Polynomial b = of.plus(Polynomial.of(a.negate()));
    for (Atom atom : b.terms().firstKey().powers().keySet())
      if (atom.kind() != Kind.PRIME) return null;
    Rational square = algebra.pow(b, 2).constant();
    if (square == null) return null;
    Rational inside = a.times(a).minus(square);
    if (inside.signum() < 0) return null;
    Rational d = rational(inside, 2).constant();
    if (d == null) return null;
    Ratio large = rational(a.plus(d).times(Rational.HALF), 2);
    Ratio small = rational(a.minus(d).times(Rational.HALF), 2);
    return b.leading().signum() > 0 ? algebra.plus(large, small) : algebra.minus(large, small);
  }
}
