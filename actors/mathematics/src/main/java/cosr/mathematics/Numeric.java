package cosr.mathematics;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates trees at points. It shares no rule with {@link Canonical}, so that each checks the
 * other.
 */
final class Numeric {
  private final Budget budget;
  private final Map<String, Double> point;
  private final boolean real;

  /** At a point that names every symbol; where real, a root of a negative number is undefined. */
  Numeric(Budget budget, Map<String, Double> point, boolean real) {
    this.real = real;
    this.budget = budget;
    this.point = point;
  }

  Ball of(Node node) {
    budget.spend(1);
    return switch (node) {
      case Node.Num n -> Ball.of(n.value());
      case Node.Constant c ->
          switch (c.name()) {
            case "pi" -> Ball.real(Math.PI);
            case "e" -> Ball.real(Math.E);
            default -> Ball.I;
          };
      case Node.Symbol s -> {
        Double value = point.get(s.name());
        yield value == null ? Ball.UNDEFINED : Ball.real(value);
      }
      case Node.Negative n -> of(n.of()).negate();
      case Node.Sum s -> {
        Ball sum = Ball.real(0);
        for (Node term : s.terms()) sum = sum.plus(of(term));
        yield sum;
      }
      case Node.Product p -> {
        Ball product = Ball.ONE;
        for (Node factor : p.factors()) product = product.times(of(factor));
        yield product;
      }
      case Node.Quotient q -> of(q.num()).over(of(q.den()));
      case Node.Power p -> power(of(p.base()), p.exponent());
      case Node.Root r -> root(of(r.of()), r.degree());
      case Node.Logarithm l -> of(l.of()).ln().over(of(l.base()).ln());
      case Node.Call c -> call(c.name(), c.of());
      case Node.Percent p -> of(p.of()).over(Ball.real(100));
      case Node.Degrees d -> of(d.of()).times(Ball.real(Math.PI / 180));
      case Node.Based b -> Ball.of(Rational.of(new BigInteger(b.digits(), b.base())));
      case Node.Binomial b -> Ball.UNDEFINED;
      case Node.Applied a -> Ball.UNDEFINED;
      case Node.Infinity i -> Ball.UNDEFINED;
      case Node.PlusMinus p -> Ball.UNDEFINED;
      case Node.Quantity q -> Ball.UNDEFINED;
      case Node.Proportion p -> Ball.UNDEFINED;
      case Node.Tuple t -> Ball.UNDEFINED;
      case Node.Interval i -> Ball.UNDEFINED;
      case Node.Braces b -> Ball.UNDEFINED;
      case Node.Reals r -> Ball.UNDEFINED;
      case Node.SetOperation s -> Ball.UNDEFINED;
      case Node.Matrix m -> Ball.UNDEFINED;
      case Node.Relation r -> Ball.UNDEFINED;
      case Node.Listing l -> Ball.UNDEFINED;
      case Node.Either e -> Ball.UNDEFINED;
      case Node.Words w -> Ball.UNDEFINED;
    };
  }

  private Ball root(Ball of, int degree) {
    return real(of.root(degree));
  }

  private Ball real(Ball of) {
    return real && !of.real() ? Ball.UNDEFINED : of;
  }

  private Ball power(Ball base, Node exponent) {
    Rational r = rational(exponent);
    if (r != null && r.den().bitLength() < 6 && r.num().bitLength() < 12) {
      Ball root = r.isInteger() ? base : root(base, r.den().intValueExact());
      return root.pow(r.num().intValueExact());
    }
    Ball n = of(exponent);
    if (!base.real() || base.sign() > 0) return base.pow(n);
    boolean whole = n.real() && n.re() == Math.rint(n.re()) && Math.abs(n.re()) < 200;
    return whole && n.radius() < 1e-9 ? base.pow((int) n.re()) : Ball.UNDEFINED;
  }

  @Nullable
  private static Rational rational(Node node) {
    if (node instanceof Node.Num n) return n.value();
    if (node instanceof Node.Negative n) {
      Rational of = rational(n.of());
      return of == null ? null : of.negate();
    }
    if (!(node instanceof Node.Quotient q)) return null;
    Rational num = rational(q.num());
    Rational den = rational(q.den());
    return num == null || den == null || den.signum() == 0 ? null : num.over(den);
  }

  private Ball call(String name, Node argument) {
    Ball x = of(argument);
    return switch (name) {
      case "abs" -> x.abs();
      case "ln" -> real(x.ln());
      case "sin" -> x.sin();
      case "cos" -> x.cos();
      case "tan" -> x.sin().over(x.cos());
      case "cot" -> x.cos().over(x.sin());
      case "sec" -> x.cos().inverse();
      case "csc" -> x.sin().inverse();
      case "arcsin" -> x.arcsin();
      case "arccos" -> Ball.real(Math.PI / 2).plus(x.arcsin().negate());
      case "arctan" -> x.arctan();
      case "sinh" -> x.exp().plus(x.negate().exp().negate()).over(Ball.real(2));
      case "cosh" -> x.exp().plus(x.negate().exp()).over(Ball.real(2));
      default -> Ball.UNDEFINED;
    };
  }

  /** The symbols of a value, in the order of their names. */
  static SortedSet<String> symbols(Node node) {
    TreeSet<String> names = new TreeSet<>();
    Nodes.each(
        node,
        n -> {
          if (n instanceof Node.Symbol s) names.add(s.name());
        });
    return names;
  }
}
