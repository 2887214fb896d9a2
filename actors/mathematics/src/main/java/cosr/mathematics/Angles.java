package cosr.mathematics;

import cosr.mathematics.Atom.Kind;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sines and cosines: known values at multiples of a twelfth, a tenth and an eighth of pi, the
 * theorems of addition for sums and whole multiples, and one atom for each of what is left.
 */
final class Angles {
  /** The largest multiple of an angle that is taken apart. */
  private static final int MULTIPLE = 6;

  private final Algebra algebra;
  private final Powers powers;

  Angles(Algebra algebra, Powers powers) {
    this.algebra = algebra;
    this.powers = powers;
  }

  Ratio sine(Ratio of) {
    return pair(of, 0)[0];
  }

  Ratio cosine(Ratio of) {
    return pair(of, 0)[1];
  }

  /** The sine and the cosine. */
  private Ratio[] pair(Ratio of, int depth) {
    if (depth > 12) throw new Stop("depth");
    if (of.num().isZero()) return new Ratio[] {Ratio.ZERO, Ratio.ONE};
    if (!of.whole()) return signed(of);
    if (!of.num().isTerm()) {
      Monomial first = of.num().terms().firstKey();
      Rational c = of.num().terms().getOrDefault(first, Rational.ZERO);
      Polynomial term = Polynomial.of(c, first);
      Polynomial rest = of.num().plus(term.scale(Rational.of(-1)));
      return added(pair(Ratio.of(term), depth + 1), pair(Ratio.of(rest), depth + 1));
    }
    Rational c = of.num().leading();
    Ratio[] known = known(of.num().terms().firstKey(), c);
    if (known != null) return known;
    BigInteger times = c.num().abs();
    boolean several =
        times.compareTo(BigInteger.ONE) > 0 && times.compareTo(BigInteger.valueOf(MULTIPLE)) <= 0;
    if (!several) return signed(of);
    Ratio[] one = pair(Ratio.of(of.num().scale(new Rational(BigInteger.ONE, times))), depth + 1);
    Ratio[] sum = one;
    for (int i = 1; i < times.intValueExact(); i++) sum = added(sum, one);
    return sum;
  }

  private Ratio @Nullable [] known(Monomial angle, Rational times) {
    if (!angle.equals(Monomial.of(Exponentials.PI, Rational.ONE))) return null;
    Ratio sine = sine(times, powers);
    Ratio cosine = sine(Rational.HALF.minus(times), powers);
    return sine == null || cosine == null ? null : new Ratio[] {sine, cosine};
  }

  private Ratio[] added(Ratio[] a, Ratio[] b) {
    return new Ratio[] {
      algebra.plus(algebra.times(a[0], b[1]), algebra.times(a[1], b[0])),
      algebra.minus(algebra.times(a[1], b[1]), algebra.times(a[0], b[0]))
    };
  }

  private Ratio[] signed(Ratio of) {
    boolean negative = of.num().leading().signum() < 0;
    Ratio angle = negative ? of.negate() : of;
    Ratio cosine = Ratio.of(Atom.of(Kind.FUNCTION, "cos(" + angle.key() + ")", angle));
    Polynomial square = Polynomial.ONE.plus(algebra.pow(cosine.num(), 2).scale(Rational.of(-1)));
    Ratio sine = Ratio.of(Atom.of(Kind.SINE, "sin(" + angle.key() + ")", 2, square));
    return new Ratio[] {negative ? sine.negate() : sine, cosine};
  }

  /** {@code sin(turns * pi)} where it is a sum of square roots, else null. */
  static @Nullable Ratio sine(Rational turns, Powers powers) {
    Rational t = turns.minus(Rational.of(turns.over(Rational.of(2)).floor()).times(Rational.of(2)));
    boolean negative = t.compareTo(Rational.ONE) >= 0;
    if (negative) t = t.minus(Rational.ONE);
    if (t.compareTo(Rational.HALF) > 0) t = Rational.ONE.minus(t);
    Ratio nested = nested(t, powers);
    if (nested != null) return negative ? nested.negate() : nested;
    Rational twelfths = t.times(Rational.of(12));
    if (!twelfths.isInteger() || twelfths.num().compareTo(BigInteger.valueOf(6)) > 0) return null;
    Ratio value =
        switch (twelfths.num().intValueExact()) {
          case 0 -> Ratio.ZERO;
          case 1 -> sum(powers, 6, -2, 4);
          case 2 -> Ratio.of(Rational.HALF);
          case 3 -> sum(powers, 2, 0, 2);
          case 4 -> sum(powers, 3, 0, 2);
          case 5 -> sum(powers, 6, 2, 4);
          default -> Ratio.ONE;
        };
    return negative ? value.negate() : value;
  }

  /** The multiples of a tenth and an eighth of pi, by nested square roots; else null. */
  private static @Nullable Ratio nested(Rational t, Powers powers) {
    return switch (t.toString()) {
      case "1/10" -> Ratio.of(sum(powers, 5, -1, 4).num());
      case "3/10" -> Ratio.of(sum(powers, 5, 1, 4).num());
      case "1/5" -> root(powers, Rational.of(5, 8), Rational.of(-1, 8), 5);
      case "2/5" -> root(powers, Rational.of(5, 8), Rational.of(1, 8), 5);
      case "1/8" -> root(powers, Rational.HALF, Rational.of(-1, 4), 2);
      case "3/8" -> root(powers, Rational.HALF, Rational.of(1, 4), 2);
      default -> null;
    };
  }

  /** {@code sqrt(a + b sqrt(c))}. */
  private static Ratio root(Powers powers, Rational a, Rational b, int c) {
    Polynomial square = powers.rational(Rational.of(c), 2).num().scale(b);
    return powers.root(Ratio.of(square.plus(Polynomial.of(a))), 2);
  }

  /** {@code (sqrt(a) ± sqrt(|b|)) / c}. */
  private static Ratio sum(Powers powers, int a, int b, int c) {
    Polynomial sum = powers.rational(Rational.of(a), 2).num();
    if (b != 0) {
      Polynomial second = powers.rational(Rational.of(Math.abs(b)), 2).num();
      sum = sum.plus(second.scale(Rational.of(Integer.signum(b))));
    }
    return Ratio.of(sum.scale(Rational.of(1, c)));
  }
}
