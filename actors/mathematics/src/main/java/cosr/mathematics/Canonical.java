package cosr.mathematics;

import cosr.mathematics.Atom.Kind;
import java.math.BigInteger;
import java.util.Map;

/** Brings a value to its normal form. Not for several threads; one for each comparison. */
final class Canonical {
  /** The unknown factor of a logarithm without a base: it may be natural or decimal. */
  static final Atom LOG = Atom.of(Kind.SYMBOL, "?log");

  private final Budget budget;
  private final Algebra algebra;
  private final Powers powers;
  private final Exponentials exponentials;
  private final Angles angles;

  Canonical(Budget budget) {
    this.budget = budget;
    this.algebra = new Algebra(budget);
    this.powers = new Powers(algebra);
    this.exponentials = new Exponentials(algebra, powers);
    this.angles = new Angles(algebra, powers);
  }

  Algebra algebra() {
    return algebra;
  }

  /** Whether a form holds on a part of the domain only. */
  boolean assumed() {
    return powers.assumed();
  }

  Ratio of(Node node) {
    return switch (node) {
      case Node.Num n -> Ratio.of(n.value());
      case Node.Constant c ->
          Ratio.of(
              switch (c.name()) {
                case "pi" -> Exponentials.PI;
                case "e" -> Exponentials.EULER;
                default -> Powers.I;
              });
      case Node.Symbol s -> Ratio.of(Atom.of(Kind.SYMBOL, s.name()));
      case Node.Negative n -> of(n.of()).negate();
      case Node.Sum s -> {
        Ratio sum = Ratio.ZERO;
        for (Node term : s.terms()) sum = algebra.plus(sum, of(term));
        yield sum;
      }
      case Node.Product p -> {
        Ratio product = Ratio.ONE;
        for (Node factor : p.factors()) product = algebra.times(product, of(factor));
        yield product;
      }
      case Node.Quotient q -> algebra.over(of(q.num()), of(q.den()));
      case Node.Power p -> powers.power(of(p.base()), of(p.exponent()));
      case Node.Root r when r.of() instanceof Node.Power p && r.degree() == 2 && even(p) ->
          of(new Node.Power(new Node.Call("abs", p.base()), half(p)));
      case Node.Root r -> powers.root(of(r.of()), r.degree());
      case Node.Logarithm l -> algebra.over(exponentials.ln(of(l.of())), base(l.base()));
      case Node.Call c -> c.name().equals("abs") ? absolute(c.of()) : call(c.name(), of(c.of()));
      case Node.Applied a -> applied(a);
      case Node.Binomial b -> Counting.binomial(of(b.n()), of(b.k()), algebra);
      case Node.Percent p -> algebra.times(of(p.of()), Ratio.of(Rational.of(1, 100)));
      case Node.Degrees d ->
          algebra.times(
              of(d.of()), algebra.times(Ratio.of(Rational.of(1, 180)), Ratio.of(Exponentials.PI)));
      case Node.Based b -> Ratio.of(Rational.of(new BigInteger(b.digits(), b.base())));
      case Node.Infinity i -> throw new Stop("infinity");
      case Node.PlusMinus p -> throw new Stop("sign");
      case Node.Quantity q -> throw new Stop("unit");
      case Node.Proportion p -> throw new Stop("value");
      case Node.Tuple t -> throw new Stop("value");
      case Node.Interval i -> throw new Stop("value");
      case Node.Braces b -> throw new Stop("value");
      case Node.Reals r -> throw new Stop("value");
      case Node.SetOperation s -> throw new Stop("value");
      case Node.Matrix m -> throw new Stop("value");
      case Node.Relation r -> throw new Stop("value");
      case Node.Listing l -> throw new Stop("value");
      case Node.Either e -> throw new Stop("value");
      case Node.Words w -> throw new Stop("value");
    };
  }

  private static boolean even(Node.Power p) {
    return p.exponent() instanceof Node.Num n
        && n.value().isInteger()
        && !n.value().num().testBit(0);
  }

  private static Node half(Node.Power p) {
    return new Node.Num(((Node.Num) p.exponent()).value().times(Rational.HALF), 0);
  }

  private Ratio base(Node base) {
    Ratio of = of(base);
    if (Rational.ONE.equals(of.constant())) throw new Stop("undefined");
    return exponentials.ln(of);
  }

  private Ratio call(String name, Ratio of) {
    return switch (name) {
      case "ln" -> exponentials.ln(of);
      case "log" -> algebra.times(exponentials.ln(of), Ratio.of(LOG));
      case "!" -> Counting.factorial(of, algebra);
      case "floor", "ceil" -> rounded(name, of);
      case "sin" -> angles.sine(of);
      case "cos" -> angles.cosine(of);
      case "tan" -> algebra.over(angles.sine(of), angles.cosine(of));
      case "cot" -> algebra.over(angles.cosine(of), angles.sine(of));
      case "sec" -> algebra.over(Ratio.ONE, angles.cosine(of));
      case "csc" -> algebra.over(Ratio.ONE, angles.sine(of));
      case "arcsin", "arccos", "arctan" -> inverse(name, of);
      case "sinh" -> hyperbolic(of, -1);
      case "cosh" -> hyperbolic(of, 1);
      case "tanh" -> algebra.over(hyperbolic(of, -1), hyperbolic(of, 1));
      default -> throw new Stop("function");
    };
  }

  private Ratio absolute(Node node) {
    Ratio of = of(node);
    Rational constant = of.constant();
    if (constant != null) return Ratio.of(constant.abs());
    if (Numeric.symbols(node).isEmpty()) return constantAbsolute(node, of);
    for (Monomial m : of.num().terms().keySet())
      for (Atom atom : m.powers().keySet())
        if (atom.kind() != Kind.SYMBOL) return opaque("abs", of);
    return algebra.over(powers.absolute(of.num()), powers.absolute(of.den()));
  }

  /** The absolute value of a constant, by its sign or as the root of the squares of its parts. */
  private Ratio constantAbsolute(Node node, Ratio of) {
    int sign = new Numeric(budget, Map.of(), false).of(node).sign();
    if (sign != 0) return sign > 0 ? of : of.negate();
    if (!of.whole()) throw new Stop("absolute");
    Polynomial conjugate = Polynomial.ZERO;
    for (Map.Entry<Monomial, Rational> t : of.num().terms().entrySet()) {
      boolean imaginary = t.getKey().powers().containsKey(Powers.I);
      Rational c = imaginary ? t.getValue().negate() : t.getValue();
      conjugate = conjugate.plus(Polynomial.of(c, t.getKey()));
    }
    if (!of.num().has(Kind.IMAGINARY)) throw new Stop("absolute");
    return powers.root(Ratio.of(algebra.times(of.num(), conjugate)), 2);
  }

  /** An atom of the function's name and its arguments' forms. */
  private Ratio applied(Node.Applied a) {
    StringBuilder key = new StringBuilder(a.function()).append('(');
    Ratio first = Ratio.ONE;
    for (Node argument : a.arguments()) {
      first = of(argument);
      key.append(first.key()).append(';');
    }
    return Ratio.of(Atom.of(Kind.FUNCTION, key.append(')').toString(), first));
  }

  private Ratio opaque(String name, Ratio of) {
    powers.assume();
    return Ratio.of(Atom.of(Kind.FUNCTION, name + "(" + of.key() + ")", of));
  }

  /** A whole number of a number; an atom of anything else. */
  private static Ratio rounded(String name, Ratio of) {
    Rational value = of.constant();
    if (value == null) return Ratio.of(Atom.of(Kind.FUNCTION, name + "(" + of.key() + ")", of));
    return Ratio.of(
        name.equals("floor")
            ? Rational.of(value.floor())
            : Rational.of(value.negate().floor()).negate());
  }

  /** An angle in the function's range, a multiple of a twelfth of pi, whose value is known. */
  private Ratio inverse(String name, Ratio of) {
    int low = name.equals("arccos") ? 0 : -6;
    for (int k = low; k <= low + 12; k++) {
      Ratio angle =
          Ratio.of(Polynomial.of(Rational.of(k, 12), Monomial.of(Exponentials.PI, Rational.ONE)));
      if (name.equals("arctan") && Math.abs(k) == 6) continue;
      Ratio value =
          switch (name) {
            case "arcsin" -> angles.sine(angle);
            case "arccos" -> angles.cosine(angle);
            default -> algebra.over(angles.sine(angle), angles.cosine(angle));
          };
      if (algebra.same(value, of)) return angle;
    }
    return opaque(name, of);
  }

  private Ratio hyperbolic(Ratio of, int sign) {
    Ratio e = Ratio.of(Exponentials.EULER);
    Ratio up = powers.power(e, of);
    Ratio down = powers.power(e, of.negate());
    Ratio sum = sign > 0 ? algebra.plus(up, down) : algebra.minus(up, down);
    return algebra.times(sum, Ratio.of(Rational.HALF));
  }
}
