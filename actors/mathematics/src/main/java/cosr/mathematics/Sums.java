package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The middle of the grammar:
 *
 * <pre>
 * sum     = [sign] product { sign product }
 * product = factor { ("·" | "×" | "*" | "/" | "÷" | nothing) factor }
 * factor  = base { "^" argument | "!" | "°" }
 * </pre>
 *
 * <p>What is read in two ways by people ends the reading: {@code 1/2x}, {@code 2(3}, {@code 3 4}.
 */
final class Sums {
  /** Terms or factors in a row. */
  private static final int TERMS = 200;

  private static final Set<String> STARTS =
      Set.of(
          "frac",
          "sqrt",
          "binom",
          "pi",
          "infty",
          "sin",
          "cos",
          "tan",
          "cot",
          "sec",
          "csc",
          "ln",
          "log",
          "lg",
          "exp",
          "arcsin",
          "arccos",
          "arctan",
          "sinh",
          "cosh",
          "tanh",
          "lfloor",
          "lceil",
          "overline",
          "bar",
          "radic",
          "gcd",
          "lcm",
          "max",
          "min",
          "angle");

  private final Cursor cursor;
  private final Atoms atoms;

  Sums(Cursor cursor, Statements statements) {
    this.cursor = cursor;
    this.atoms = new Atoms(cursor, this, statements);
  }

  Node sum() {
    cursor.enter();
    List<Node> terms = new ArrayList<>();
    terms.add(signed(true));
    while (true) {
      Token token = cursor.peek();
      boolean more = token.is("+") || token.is("-") || token.command("pm") || token.command("mp");
      if (!more) break;
      terms.add(signed(false));
      if (terms.size() > TERMS) throw new Stop("size");
    }
    cursor.leave();
    return terms.size() == 1 ? terms.get(0) : new Node.Sum(List.copyOf(terms));
  }

  private Node signed(boolean first) {
    if (cursor.takeCommand("pm")) return new Node.PlusMinus(false, product());
    if (cursor.takeCommand("mp")) return new Node.PlusMinus(true, product());
    if (cursor.take("+")) {
      if (cursor.peek().is("-") || cursor.peek().is("+")) throw new Stop("signs");
      return product();
    }
    if (cursor.take("-"))
      return negative(first && cursor.peek().is("-") ? signed(false) : product());
    return product();
  }

  private Node negative(Node of) {
    if (of instanceof Node.Num n) return new Node.Num(n.value().negate(), n.places());
    return new Node.Negative(of);
  }

  Node product() {
    boolean written = number();
    Node left = factor();
    boolean slashed = false;
    int count = 1;
    while (true) {
      if (++count > TERMS) throw new Stop("size");
      Token token = cursor.peek();
      if (token.is("*") || token.command("cdot") || token.command("times")) {
        cursor.next();
        written = number();
        left = times(left, explicit());
        slashed = false;
      } else if (token.is("/") || token.command("div")) {
        cursor.next();
        Node right = explicit();
        left = new Node.Quotient(left, right);
        slashed = true;
      } else if (begins(token)) {
        if (slashed) throw new Stop("slash");
        boolean next = number();
        left = implicit(left, token, written);
        written = next;
      } else {
        return left;
      }
    }
  }

  private boolean number() {
    return cursor.peek().kind() == Kind.NUMBER;
  }

  /**
   * A factor after another without a sign; {@code written} where the one before is a number as it
   * stands, which a fraction may follow as in {@code 1\frac12}.
   */
  private Node implicit(Node left, Token token, boolean written) {
    Node last = left instanceof Node.Product p ? p.factors().get(p.factors().size() - 1) : left;
    if (token.kind() == Kind.NUMBER) {
      Node mixed = written ? atoms.mixedBlank(left, token) : null;
      if (mixed != null) return mixed;
      if (last instanceof Node.Call c && c.name().equals("!")) return times(left, factor());
      if (last instanceof Node.Power && !token.spaced()) return times(left, factor());
      throw new Stop("digits");
    }
    if (!token.command("frac") || !(last instanceof Node.Num whole) || whole.places() > 0)
      return times(left, factor());
    if (!written) throw new Stop("mixed");
    Node mixed = atoms.mixedFraction(whole, factor());
    if (!(left instanceof Node.Product p)) return mixed;
    List<Node> factors = new ArrayList<>(p.factors().subList(0, p.factors().size() - 1));
    factors.add(mixed);
    return new Node.Product(List.copyOf(factors));
  }

  private Node explicit() {
    cursor.enter();
    Node right = cursor.take("-") ? negative(explicit()) : factor();
    cursor.leave();
    return right;
  }

  static Node times(Node left, Node right) {
    if (left instanceof Node.Product p) {
      List<Node> factors = new ArrayList<>(p.factors());
      factors.add(right);
      return new Node.Product(List.copyOf(factors));
    }
    return new Node.Product(List.of(left, right));
  }

  /** Whether a token may begin a factor that follows another without a sign. */
  boolean begins(Token token) {
    return switch (token.kind()) {
      case NUMBER, LETTER -> true;
      case WORD -> !Set.of("and", "or", "in", "percent", "union", "cup").contains(token.text());
      case COMMAND ->
          !unitFraction(token)
              && (token.text().matches("begin:.?matrix")
                  || STARTS.contains(token.text())
                  || Atoms.GREEK.contains(token.text()));
      case SIGN -> token.is("(") || token.is("{") || (token.is("|") && cursor.bars() == 0);
      case TEXT, END -> false;
    };
  }

  private boolean unitFraction(Token token) {
    return token.text().equals("frac") && cursor.peek(2).kind() == Kind.TEXT;
  }

  Node factor() {
    boolean loose = cursor.peek().is("{") && !bracketed();
    Node base = atoms.base();
    int count = 0;
    while (true) {
      if (++count > 10) throw new Stop("size");
      boolean sign = cursor.peek().is("^") || cursor.peek().is("!");
      if (loose && sign && !indivisible(base)) throw new Stop("group");
      if (cursor.takeCommand("degree")) base = degrees(base);
      else if (cursor.peek().is("!")) {
        cursor.next();
        if (cursor.peek().is("!")) throw new Stop("factorial");
        base = new Node.Call("!", base);
      } else if (cursor.take("^")) {
        if (atoms.degrees()) base = degrees(base);
        else base = power(base);
        if (cursor.peek().is("^")) throw new Stop("power");
      } else return base;
    }
  }

  /** Whether braces hold one pair of round brackets and nothing else. */
  private boolean bracketed() {
    int depth = 0;
    for (int i = 1; ; i++) {
      Token token = cursor.peek(i);
      if (token.is("(")) depth++;
      else if (token.is(")")) depth--;
      if (token.kind() == Kind.END || depth == 0) return i > 1 && cursor.peek(i + 1).is("}");
    }
  }

  /** What looks the same with and without braces around it where a power follows. */
  private static boolean indivisible(Node node) {
    return switch (node) {
      case Node.Num n -> n.value().signum() >= 0;
      case Node.Symbol s -> true;
      case Node.Constant c -> true;
      case Node.Call c -> c.name().equals("abs");
      default -> false;
    };
  }

  /** An angle, or a temperature where the letter of its scale follows. */
  private Node degrees(Node base) {
    Token token = cursor.peek();
    boolean letter = token.kind() == Kind.LETTER || token.kind() == Kind.TEXT;
    if (!letter || !(token.text().equals("C") || token.text().equals("F")))
      return new Node.Degrees(base);
    cursor.next();
    return new Node.Quantity(base, token.text().equals("C") ? "celsius" : "fahrenheit");
  }

  private Node power(Node base) {
    cursor.enter();
    Node exponent = atoms.exponent();
    cursor.leave();
    if (base instanceof Node.Tuple || base instanceof Node.Interval) throw new Stop("power");
    return new Node.Power(base, exponent);
  }
}
