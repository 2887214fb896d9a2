package cosr.mathematics;

import java.util.Map;
import java.util.TreeMap;

/** Sums and products of normal forms, on a budget. Not for several threads. */
final class Algebra {
  /** Terms of a polynomial. */
  private static final int TERMS = 400;

  private final Budget budget;

  Algebra(Budget budget) {
    this.budget = budget;
  }

  Polynomial times(Polynomial a, Polynomial b) {
    if (a.isZero() || b.isZero()) return Polynomial.ZERO;
    if (Rational.ONE.equals(a.constant())) return b;
    if (Rational.ONE.equals(b.constant())) return a;
    TreeMap<Monomial, Rational> product = new TreeMap<>();
    for (Map.Entry<Monomial, Rational> s : a.terms().entrySet())
      for (Map.Entry<Monomial, Rational> t : b.terms().entrySet()) {
        budget.spend(1);
        Rational coefficient = s.getValue().times(t.getValue());
        Monomial monomial = s.getKey().times(t.getKey());
        if (settled(monomial)) Polynomial.add(product, monomial, coefficient);
        else reduce(coefficient, monomial).terms().forEach((m, c) -> Polynomial.add(product, m, c));
        if (product.size() > TERMS) throw new Stop("terms");
      }
    return new Polynomial(product);
  }

  private static boolean settled(Monomial monomial) {
    for (Map.Entry<Atom, Rational> e : monomial.powers().entrySet())
      if (excess(e.getKey(), e.getValue()) != 0) return false;
    return true;
  }

  /** How many times an atom's rule applies to a power of it; below zero for a division. */
  private static int excess(Atom atom, Rational exponent) {
    return switch (atom.kind()) {
      case PRIME, RADICAND -> Rational.of(exponent.floor()).small();
      case IMAGINARY -> exponent.small() >> 1;
      case ABSOLUTE, SINE ->
          exponent.signum() < 0 ? 0 : Rational.of(exponent.over(Rational.of(2)).floor()).small();
      case SIGN -> Rational.of(exponent.over(Rational.of(2)).floor()).small();
      case SYMBOL, PI, EULER, EXPONENTIAL, LOGARITHM, FUNCTION -> 0;
    };
  }

  /** Applies the rules of the atoms until none applies. */
  Polynomial reduce(Rational coefficient, Monomial monomial) {
    budget.spend(2);
    for (Map.Entry<Atom, Rational> e : monomial.powers().entrySet()) {
      Atom atom = e.getKey();
      int times = excess(atom, e.getValue());
      if (times == 0) continue;
      Rational rest = e.getValue().minus(Rational.of((long) times * atom.power()));
      Monomial left = monomial.without(atom).times(Monomial.of(atom, rest));
      Polynomial reduced = atom.reduced();
      if (reduced == null) throw new IllegalStateException(atom.key());
      Rational value = reduced.constant();
      if (value != null) return reduce(coefficient.times(value.pow(times)), left);
      if (times < 0) throw new Stop("radicand");
      return times(reduce(coefficient, left), pow(reduced, times));
    }
    return Polynomial.of(coefficient, monomial);
  }

  Polynomial pow(Polynomial base, int exponent) {
    if (exponent > 100 && !base.isTerm()) throw new Stop("degree");
    if (base.isTerm() && exponent > 1) {
      Monomial m = base.terms().firstKey();
      return reduce(base.leading().pow(exponent), m.pow(Rational.of(exponent)));
    }
    Polynomial power = Polynomial.ONE;
    for (int i = 0; i < exponent; i++) power = times(power, base);
    return power;
  }

  Ratio plus(Ratio a, Ratio b) {
    if (a.den().equals(b.den())) return new Ratio(a.num().plus(b.num()), a.den());
    return new Ratio(
        times(a.num(), b.den()).plus(times(b.num(), a.den())), times(a.den(), b.den()));
  }

  Ratio minus(Ratio a, Ratio b) {
    return plus(a, b.negate());
  }

  Ratio times(Ratio a, Ratio b) {
    return ratio(times(a.num(), b.num()), times(a.den(), b.den()));
  }

  Ratio over(Ratio a, Ratio b) {
    if (b.num().isZero()) throw new Stop("undefined");
    return ratio(times(a.num(), b.den()), times(a.den(), b.num()));
  }

  /** A quotient; a denominator of one term goes into the numerator where its inverse has a form. */
  Ratio ratio(Polynomial num, Polynomial den) {
    if (den.isZero()) throw new Stop("undefined");
    if (num.isZero()) return Ratio.ZERO;
    if (Rational.ONE.equals(den.constant())) return Ratio.of(num);
    if (den.isTerm()) {
      Monomial m = den.terms().firstKey();
      boolean invertible = true;
      for (Atom atom : m.powers().keySet())
        invertible &=
            switch (atom.kind()) {
              case PRIME, SYMBOL, PI, EULER, IMAGINARY, SIGN, EXPONENTIAL, LOGARITHM, FUNCTION ->
                  true;
              case RADICAND, ABSOLUTE, SINE -> false;
            };
      if (invertible) {
        Polynomial inverse = reduce(Rational.ONE.over(den.leading()), m.pow(Rational.of(-1)));
        return Ratio.of(times(num, inverse));
      }
    }
    if (num.equals(den)) return Ratio.ONE;
    Rational lead = den.leading();
    if (lead.equals(Rational.ONE)) return new Ratio(num, den);
    Rational by = Rational.ONE.over(lead);
    return new Ratio(num.scale(by), den.scale(by));
  }

  /** Whether two quotients are the same by cross multiplication. */
  boolean same(Ratio a, Ratio b) {
    if (a.den().equals(b.den())) return a.num().equals(b.num());
    return times(a.num(), b.den()).equals(times(b.num(), a.den()));
  }
}
