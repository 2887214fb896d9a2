package cosr.mathematics;

import cosr.mathematics.Meaning.Equation;
import cosr.mathematics.Meaning.Inequality;
import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.Map;

/**
 * Compares equations, and inequalities, by the difference of their sides up to a constant factor.
 */
final class Equations {
  private final Budget budget;

  Equations(Budget budget) {
    this.budget = budget;
  }

  Outcome compare(Equation gold, Equation answer) {
    Canonical canonical = new Canonical(budget);
    Polynomial g = cleared(canonical, Relations.difference(gold.left(), gold.right()));
    Polynomial a = cleared(canonical, Relations.difference(answer.left(), answer.right()));
    if (g.isZero() || a.isZero()) return new Undecided("identity");
    Rational factor = g.leading().over(a.leading());
    if (g.equals(a.scale(factor)))
      return canonical.assumed() ? new Undecided("domain") : new Equal("equation");
    if (!polynomial(g) || !polynomial(a)) return new Undecided("equation");
    boolean told = (single(g) && single(a)) || degree(g).equals(degree(a));
    return told ? new Different("equation") : new Undecided("multiplicity");
  }

  /** Whether one variable stands in one term, alone and without a power: no factor repeats. */
  private static boolean single(Polynomial p) {
    for (Monomial alone : p.terms().keySet()) {
      if (alone.powers().size() != 1) continue;
      Map.Entry<Atom, Rational> e = alone.powers().entrySet().iterator().next();
      if (e.getKey().kind() != Atom.Kind.SYMBOL || !e.getValue().equals(Rational.ONE)) continue;
      long terms =
          p.terms().keySet().stream().filter(m -> m.powers().containsKey(e.getKey())).count();
      if (terms == 1) return true;
    }
    return false;
  }

  private static Rational degree(Polynomial p) {
    Rational highest = Rational.ZERO;
    for (Monomial m : p.terms().keySet()) {
      Rational degree = Rational.ZERO;
      for (Map.Entry<Atom, Rational> e : m.powers().entrySet())
        if (e.getKey().kind() == Atom.Kind.SYMBOL) degree = degree.plus(e.getValue());
      if (degree.compareTo(highest) > 0) highest = degree;
    }
    return highest;
  }

  Outcome compare(Inequality gold, Inequality answer) {
    if (gold.strict() != answer.strict()) return new Different("ends");
    Canonical canonical = new Canonical(budget);
    Ratio g = canonical.of(Relations.difference(gold.left(), gold.right()));
    Ratio a = canonical.of(Relations.difference(answer.left(), answer.right()));
    if (!g.whole() || !a.whole() || canonical.assumed()) return new Undecided("inequality");
    if (g.num().isZero() || a.num().isZero()) return new Undecided("identity");
    Rational factor = g.num().leading().over(a.num().leading());
    if (factor.signum() > 0 && g.num().equals(a.num().scale(factor)))
      return new Equal("inequality");
    return polynomial(g.num()) && polynomial(a.num())
        ? new Different("inequality")
        : new Undecided("inequality");
  }

  /** The numerator, with the powers of variables that all terms share taken out or put in. */
  private static Polynomial cleared(Canonical canonical, Node difference) {
    Polynomial p = canonical.of(difference).num();
    return canonical.algebra().times(p, Polynomial.of(Rational.ONE, p.denominator()));
  }

  private static boolean polynomial(Polynomial p) {
    for (Monomial m : p.terms().keySet())
      for (Map.Entry<Atom, Rational> e : m.powers().entrySet()) {
        boolean symbol =
            e.getKey().kind() == Atom.Kind.SYMBOL
                && e.getValue().isInteger()
                && e.getValue().signum() > 0;
        if (!symbol && e.getKey().kind() != Atom.Kind.PRIME && e.getKey().kind() != Atom.Kind.PI)
          return false;
      }
    return true;
  }
}
