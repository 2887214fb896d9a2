package cosr.mathematics;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A product of powers of atoms.
 *
 * @param powers exponents, none of them zero
 */
record Monomial(SortedMap<Atom, Rational> powers) implements Comparable<Monomial> {
  static final Monomial ONE = new Monomial(Collections.emptySortedMap());

  static Monomial of(Atom atom, Rational exponent) {
    if (exponent.signum() == 0) return ONE;
    TreeMap<Atom, Rational> powers = new TreeMap<>();
    powers.put(atom, exponent);
    return new Monomial(powers);
  }

  /** The product, exponents added and nothing reduced. */
  Monomial times(Monomial other) {
    if (powers.isEmpty()) return other;
    if (other.powers.isEmpty()) return this;
    TreeMap<Atom, Rational> sum = new TreeMap<>(powers);
    for (Map.Entry<Atom, Rational> e : other.powers.entrySet()) {
      Rational exponent = sum.getOrDefault(e.getKey(), Rational.ZERO).plus(e.getValue());
      if (exponent.signum() == 0) sum.remove(e.getKey());
      else sum.put(e.getKey(), exponent);
    }
    return new Monomial(sum);
  }

  /** The power, exponents multiplied. */
  Monomial pow(Rational exponent) {
    TreeMap<Atom, Rational> product = new TreeMap<>();
    powers.forEach((atom, e) -> product.put(atom, e.times(exponent)));
    return exponent.signum() == 0 ? ONE : new Monomial(product);
  }

  Monomial without(Atom atom) {
    TreeMap<Atom, Rational> rest = new TreeMap<>(powers);
    rest.remove(atom);
    return new Monomial(rest);
  }

  @Override
  public int compareTo(Monomial other) {
    Iterator<Map.Entry<Atom, Rational>> b = other.powers.entrySet().iterator();
    for (Map.Entry<Atom, Rational> a : powers.entrySet()) {
      if (!b.hasNext()) return 1;
      Map.Entry<Atom, Rational> next = b.next();
      int order = a.getKey().compareTo(next.getKey());
      if (order == 0) order = a.getValue().compareTo(next.getValue());
      if (order != 0) return order;
    }
    return b.hasNext() ? -1 : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Monomial m && compareTo(m) == 0;
  }

  @Override
  public int hashCode() {
    return powers.hashCode();
  }
}
