package cosr.mathematics;

import cosr.mathematics.Atom.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Powers whose exponent is no rational number, and logarithms. */
final class Exponentials {
  static final Atom EULER = Atom.of(Kind.EULER, "e");
  static final Atom PI = Atom.of(Kind.PI, "pi");

  private final Algebra algebra;
  private final Powers powers;

  Exponentials(Algebra algebra, Powers powers) {
    this.algebra = algebra;
    this.powers = powers;
  }

  /** {@code b^(s + t) = b^s b^t}, with {@code b^(c m)} the c-th power of one atom for each m. */
  Ratio power(Ratio base, Ratio exponent) {
    if (base.num().isZero()) throw new Stop("undefined");
    if (Rational.ONE.equals(base.constant())) return Ratio.ONE;
    if (!exponent.whole()) return single(base, exponent);
    Ratio product = Ratio.ONE;
    for (Map.Entry<Monomial, Rational> t : exponent.num().terms().entrySet()) {
      if (t.getKey().powers().isEmpty()) {
        product = algebra.times(product, powers.power(base, Ratio.of(t.getValue())));
        continue;
      }
      product = algebra.times(product, term(base, t.getKey(), t.getValue()));
    }
    return product;
  }

  private Ratio term(Ratio base, Monomial m, Rational times) {
    if (base.whole() && base.num().equals(Polynomial.of(EULER))) return euler(m, times);
    if (!base.whole() || !base.num().isTerm())
      return single(base, Ratio.of(Polynomial.of(times, m)));
    Rational number = base.num().leading();
    boolean negative = number.signum() < 0;
    if (negative && !times.isInteger()) return single(base, Ratio.of(Polynomial.of(times, m)));
    Ratio[] product = {negative ? sign(m, times) : Ratio.ONE};
    Rational size = number.abs();
    Powers.factors(
        size.num(),
        (p, n) -> product[0] = algebra.times(product[0], of(p, m, times.times(Rational.of(n)))));
    Powers.factors(
        size.den(),
        (p, n) -> product[0] = algebra.times(product[0], of(p, m, times.times(Rational.of(-n)))));
    for (Map.Entry<Atom, Rational> e : base.num().terms().firstKey().powers().entrySet())
      product[0] = algebra.times(product[0], factor(e.getKey(), m, times.times(e.getValue())));
    return product[0];
  }

  /** {@code (-1)^m}, for a power m that is a whole number wherever this is used. */
  private Ratio sign(Monomial m, Rational times) {
    powers.assume();
    Atom atom = Atom.of(Kind.SIGN, "-1^" + Polynomial.of(Rational.ONE, m), 2, Polynomial.ONE);
    return Ratio.of(algebra.reduce(Rational.ONE, Monomial.of(atom, times)));
  }

  /** A power of an atom; of an exponential, that of its base with the exponents multiplied. */
  private Ratio factor(Atom atom, Monomial m, Rational times) {
    if (atom.kind() == Kind.PRIME) return of(atom, m, times);
    powers.assume();
    Polynomial base = atom.reduced();
    Ratio exponent = atom.argument();
    if (atom.kind() != Kind.EXPONENTIAL || base == null || exponent == null)
      return of(atom, m, times);
    return power(Ratio.of(base), algebra.times(exponent, Ratio.of(Polynomial.of(times, m))));
  }

  private Ratio of(Atom base, Monomial m, Rational times) {
    Monomial inverse = base.kind() == Kind.PRIME ? prime(base).num().terms().firstKey() : null;
    if (inverse != null && Rational.of(-1).equals(m.powers().get(inverse.powers().firstKey()))) {
      Ratio power = powered(m.times(inverse), times);
      if (power != null) return power;
    }
    Ratio exponent = Ratio.of(Polynomial.of(Rational.ONE, m));
    Atom atom = Atom.exponential(base, exponent);
    return Ratio.of(Polynomial.of(Rational.ONE, Monomial.of(atom, times)));
  }

  /** {@code e^(ln u) = u} and {@code e^(i pi c) = cos(pi c) + i sin(pi c)}. */
  private Ratio euler(Monomial m, Rational times) {
    Ratio power = powered(m, times);
    if (power != null) return power;
    if (m.equals(Monomial.of(Powers.I, Rational.ONE).times(Monomial.of(PI, Rational.ONE)))) {
      Ratio sine = Angles.sine(times, powers);
      Ratio cosine = Angles.sine(Rational.HALF.minus(times), powers);
      if (sine != null && cosine != null)
        return algebra.plus(cosine, algebra.times(Ratio.of(Powers.I), sine));
    }
    return of(EULER, m, times);
  }

  /** {@code e^(c m ln u) = u^(c m)}; null without a logarithm. */
  private @Nullable Ratio powered(Monomial m, Rational times) {
    for (Map.Entry<Atom, Rational> e : m.powers().entrySet()) {
      Ratio of = e.getKey().argument();
      boolean ln = e.getKey().kind() == Kind.LOGARITHM && Rational.ONE.equals(e.getValue());
      if (!ln || of == null) continue;
      powers.assume();
      return powers.power(of, Ratio.of(Polynomial.of(times, m.without(e.getKey()))));
    }
    return null;
  }

  private Ratio single(Ratio base, Ratio exponent) {
    powers.assume();
    return Ratio.of(Atom.of(Kind.EXPONENTIAL, base.key() + "^" + exponent.key()));
  }

  /** The natural logarithm: of numbers by their prime factors, of products by their factors. */
  Ratio ln(Ratio of) {
    if (of.num().isZero()) throw new Stop("undefined");
    if (!of.whole()) {
      powers.assume();
      return algebra.minus(ln(Ratio.of(of.num())), ln(Ratio.of(of.den())));
    }
    if (!of.num().isTerm()) return sum(of.num());
    Rational c = of.num().leading();
    if (c.signum() < 0) return logarithm(of);
    Ratio[] sum = {Ratio.ZERO};
    Powers.factors(c.num(), (p, n) -> sum[0] = algebra.plus(sum[0], scaled(prime(p), n)));
    Powers.factors(c.den(), (p, n) -> sum[0] = algebra.plus(sum[0], scaled(prime(p), -n)));
    for (Map.Entry<Atom, Rational> e : of.num().terms().firstKey().powers().entrySet())
      sum[0] = algebra.plus(sum[0], factor(e.getKey(), e.getValue()));
    return sum[0];
  }

  /** The logarithm of a sum: its content and its powers of variables apart. */
  private Ratio sum(Polynomial of) {
    Polynomial outer = Polynomial.of(of.content(), of.denominator().pow(Rational.of(-1)));
    if (Rational.ONE.equals(outer.constant())) return logarithm(Ratio.of(of));
    if (outer.constant() == null) powers.assume();
    Ratio rest = algebra.over(Ratio.of(of), Ratio.of(outer));
    return algebra.plus(ln(Ratio.of(outer)), logarithm(rest));
  }

  private Ratio scaled(Ratio of, int n) {
    return algebra.times(Ratio.of(Rational.of(n)), of);
  }

  private Ratio prime(Atom p) {
    return logarithm(Ratio.of(p.reduced() == null ? Polynomial.ONE : p.reduced()));
  }

  private Ratio factor(Atom atom, Rational exponent) {
    Ratio by = Ratio.of(exponent);
    if (atom.kind() == Kind.EULER) return by;
    if (atom.kind() == Kind.PRIME) return algebra.times(by, prime(atom));
    if (atom.kind() == Kind.EXPONENTIAL && atom.reduced() != null && atom.argument() != null) {
      powers.assume();
      return algebra.times(by, algebra.times(atom.argument(), ln(Ratio.of(atom.reduced()))));
    }
    if (atom.kind() != Kind.PI) powers.assume();
    boolean even = exponent.isInteger() && !exponent.num().testBit(0) && !atom.positive();
    Ratio of = even ? powers.absolute(Polynomial.of(atom)) : Ratio.of(atom);
    return algebra.times(by, logarithm(of));
  }

  private static Ratio logarithm(Ratio of) {
    return Ratio.of(Atom.of(Kind.LOGARITHM, "ln" + of.key(), of));
  }
}
