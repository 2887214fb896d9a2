package cosr.mathematics;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sum of rational multiples of reduced monomials; {@link Algebra} multiplies them.
 *
 * @param terms coefficients, none of them zero
 */
record Polynomial(SortedMap<Monomial, Rational> terms) {
  static final Polynomial ZERO = new Polynomial(Collections.emptySortedMap());
  static final Polynomial ONE = of(Rational.ONE);

  static Polynomial of(Rational constant) {
    return of(constant, Monomial.ONE);
  }

  static Polynomial of(Atom atom) {
    return of(Rational.ONE, Monomial.of(atom, Rational.ONE));
  }

  static Polynomial of(Rational coefficient, Monomial monomial) {
    if (coefficient.signum() == 0) return new Polynomial(Collections.emptySortedMap());
    TreeMap<Monomial, Rational> terms = new TreeMap<>();
    terms.put(monomial, coefficient);
    return new Polynomial(terms);
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  boolean isTerm() {
    return terms.size() == 1;
  }

  /** The value where it is a rational number, else null. */
  @Nullable Rational constant() {
    if (terms.isEmpty()) return Rational.ZERO;
    return isTerm() && terms.firstKey().powers().isEmpty() ? leading() : null;
  }

  Rational leading() {
    return isZero() ? Rational.ZERO : terms.getOrDefault(terms.lastKey(), Rational.ZERO);
  }

  Polynomial plus(Polynomial other) {
    if (isZero()) return other;
    if (other.isZero()) return this;
    TreeMap<Monomial, Rational> sum = new TreeMap<>(terms);
    other.terms.forEach((m, c) -> add(sum, m, c));
    return new Polynomial(sum);
  }

  static void add(Map<Monomial, Rational> sum, Monomial monomial, Rational coefficient) {
    Rational old = sum.get(monomial);
    Rational total = old == null ? coefficient : old.plus(coefficient);
    if (total.signum() == 0) sum.remove(monomial);
    else sum.put(monomial, total);
  }

  Polynomial scale(Rational factor) {
    if (factor.signum() == 0) return ZERO;
    TreeMap<Monomial, Rational> scaled = new TreeMap<>();
    terms.forEach((m, c) -> scaled.put(m, c.times(factor)));
    return new Polynomial(scaled);
  }

  /** The positive rational that leaves whole coefficients without a common divisor. */
  Rational content() {
    BigInteger num = BigInteger.ZERO;
    BigInteger den = BigInteger.ONE;
    for (Rational c : terms.values()) {
      num = num.gcd(c.num());
      den = den.multiply(c.den()).divide(den.gcd(c.den()));
    }
    return num.signum() == 0 ? Rational.ONE : new Rational(num, den);
  }

  /** The least powers of variables that leave no negative exponent. */
  Monomial denominator() {
    Monomial common = Monomial.ONE;
    for (Monomial m : terms.keySet())
      for (Map.Entry<Atom, Rational> e : m.powers().entrySet()) {
        Rational up = e.getValue().negate();
        Rational so = common.powers().getOrDefault(e.getKey(), Rational.ZERO);
        if (e.getKey().kind() == Atom.Kind.SYMBOL && up.compareTo(so) > 0)
          common = common.without(e.getKey()).times(Monomial.of(e.getKey(), up));
      }
    return common;
  }

  boolean has(Atom.Kind kind) {
    for (Monomial m : terms.keySet())
      for (Atom atom : m.powers().keySet()) if (atom.kind() == kind) return true;
    return false;
  }

  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    terms.forEach((m, c) -> s.append('+').append(c).append(m.powers()));
    if (s.length() > 4_000) throw new Stop("size");
    return s.toString();
  }
}
