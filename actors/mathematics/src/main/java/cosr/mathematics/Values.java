package cosr.mathematics;

import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values: by their normal forms, and at points. Equal needs equal forms that no point
 * contradicts; different needs forms that are complete, or a point where the values are apart.
 */
final class Values {
  /** Points above zero, and as many with other signs. */
  private static final int POINTS = 6;

  /** Questions to a computer algebra system in one comparison. */
  private static final int QUESTIONS = 3;

  private final Budget budget;
  private int asked;

  Values(Budget budget) {
    this.budget = budget;
  }

  Outcome compare(Node gold, Node answer) {
    boolean infinite = infinite(gold) || infinite(answer);
    if (infinite) return infinities(gold, answer);
    Canonical canonical = new Canonical(budget);
    Ratio g = canonical.of(gold);
    Ratio a = canonical.of(answer);
    boolean same = canonical.algebra().same(g, a);
    if (same && !canonical.assumed()) return new Equal("form");
    if (!same && complete(g, a)) return new Different("form");
    boolean logs = mentions(g, Canonical.LOG) || mentions(a, Canonical.LOG);
    if (logs && !same) return new Undecided("log");
    Outcome outcome = atPoints(gold, answer, same);
    boolean open = outcome.equals(new Undecided("unproven")) && asked++ < QUESTIONS;
    return open && Heads.proven(gold, answer) ? new Equal("algebra") : outcome;
  }

  private static boolean mentions(Ratio form, Atom atom) {
    for (Polynomial p : new Polynomial[] {form.num(), form.den()})
      for (Monomial m : p.terms().keySet()) if (m.powers().containsKey(atom)) return true;
    return false;
  }

  private static boolean infinite(Node node) {
    return Nodes.any(node, Node.Infinity.class::isInstance);
  }

  private static Outcome infinities(Node gold, Node answer) {
    int g = infinity(gold);
    int a = infinity(answer);
    if (g == 2 || a == 2) return new Undecided("infinity");
    return g == a ? new Equal("infinity") : new Different("infinity");
  }

  /** 1 or -1 for an infinity, 0 for a value without one, 2 for anything else. */
  static int infinity(Node node) {
    if (node instanceof Node.Infinity) return 1;
    if (node instanceof Node.Negative n && n.of() instanceof Node.Infinity) return -1;
    return infinite(node) ? 2 : 0;
  }

  /**
   * Whether unequal forms are unequal values: rational powers of primes are independent over the
   * rationals (Besicovitch 1940), pi and e are transcendental (Lindemann 1882, Hermite 1873), and
   * variables are free. Of pi and e together nothing is known.
   */
  private static boolean complete(Ratio g, Ratio a) {
    boolean pi = false;
    boolean e = false;
    for (Polynomial p : new Polynomial[] {g.num(), g.den(), a.num(), a.den()})
      for (Monomial m : p.terms().keySet())
        for (Map.Entry<Atom, Rational> power : m.powers().entrySet())
          switch (power.getKey().kind()) {
            case PRIME, IMAGINARY -> {}
            case SYMBOL -> {
              if (!power.getValue().isInteger() || power.getKey().equals(Canonical.LOG))
                return false;
            }
            case PI -> pi = true;
            case EULER -> e = true;
            case RADICAND, ABSOLUTE, SIGN, EXPONENTIAL, LOGARITHM, SINE, FUNCTION -> {
              return false;
            }
          }
    return !(pi && e);
  }

  private Outcome atPoints(Node gold, Node answer, boolean same) {
    SortedSet<String> names = Numeric.symbols(gold);
    names.addAll(Numeric.symbols(answer));
    if (names.size() > 12) return new Undecided("symbols");
    boolean complex = Nodes.any(gold, Values::imaginary) || Nodes.any(answer, Values::imaginary);
    int points = names.isEmpty() ? 1 : POINTS * (same ? 6 : 2);
    boolean real = !complex && !names.isEmpty();
    int met = 0;
    for (int i = 0; i < points && met < 2 * POINTS; i++) {
      Map<String, Double> at = point(names, i);
      Ball g = new Numeric(budget, at, real).of(gold);
      Ball a = new Numeric(budget, at, real).of(answer);
      if (!g.defined() || !a.defined()) continue;
      if (real && !(g.real() && a.real())) continue;
      if (g.apart(a)) {
        if (!same) return new Different("value");
        return new Undecided("domain");
      }
      if (g.radius() < 1e-6 * (1 + g.size())) met++;
    }
    if (!same) return new Undecided(met > 0 ? "unproven" : "undefined");
    return met >= Math.min(points, 3) ? new Equal("form") : new Undecided("domain");
  }

  private static boolean imaginary(Node node) {
    return node instanceof Node.Constant c && c.name().equals("i");
  }

  /** Values that no formula expects: above zero, of mixed signs, and whole numbers. */
  private static Map<String, Double> point(SortedSet<String> names, int i) {
    Map<String, Double> at = new HashMap<>();
    int n = 0;
    for (String name : names) {
      double spread = (0.6180339887498949 * (++n * 7 + i * 5) + 0.1734) % 1.0;
      double value = i % 2 == 0 ? 0.2 + 0.75 * spread : 1.1 + 2.9 * spread;
      boolean negative = i % (2 * POINTS) >= POINTS && mixed(i, n);
      if (i % 3 == 2) at.put(name, 1.0 + (i / 3 + n * n) % 7);
      else at.put(name, negative ? -value : value);
    }
    return at;
  }

  /** A sign that follows no pattern in the point or the symbol. */
  private static boolean mixed(int i, int n) {
    return (Integer.bitCount((i * 0x9E3779B1 + n * 0x85EBCA6B) >>> 7) & 1) == 0;
  }

  /** The value of a real constant to double precision, else null. */
  @Nullable Ball constant(Node node) {
    if (!Numeric.symbols(node).isEmpty()) return null;
    Ball value = new Numeric(budget, Map.of(), false).of(node);
    return value.defined() && value.real() ? value : null;
  }
}
