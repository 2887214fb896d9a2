package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.Map;
import java.util.Set;

/** Roots and named functions with their arguments, braces or not. */
final class Functions {
  private static final Set<String> NAMES =
      Set.of(
          "sin", "cos", "tan", "cot", "sec", "csc", "ln", "log", "lg", "exp", "arcsin", "arccos",
          "arctan", "sinh", "cosh", "tanh", "abs");
  private static final Map<String, String> INVERSE =
      Map.of("sin", "arcsin", "cos", "arccos", "tan", "arctan");

  private final Cursor cursor;
  private final Sums sums;
  private final Atoms atoms;

  Functions(Cursor cursor, Sums sums, Atoms atoms) {
    this.cursor = cursor;
    this.sums = sums;
    this.atoms = atoms;
  }

  /** {@code \sqrt[n]{x}}, {@code \sqrt2}; the sign alone takes a whole number. */
  Node root(boolean sign) {
    cursor.next();
    int degree = 2;
    if (cursor.take("[")) {
      Token n = cursor.next();
      if (n.kind() != Kind.NUMBER || !n.text().matches("[2-9]|[1-9]\\d")) throw new Stop("root");
      degree = Integer.parseInt(n.text());
      cursor.expect("]");
    }
    Token token = cursor.peek();
    if (sign) return signed(degree, token);
    if (token.is("(")) return new Node.Root(degree, atoms.base());
    if (token.kind() == Kind.NUMBER) {
      Node.Num digit = new Node.Num(cursor.digit(), 0);
      if (cursor.peek().kind() == Kind.NUMBER) throw new Stop("root");
      return new Node.Root(degree, digit);
    }
    if (token.command("frac")) throw new Stop("root");
    return new Node.Root(degree, atoms.argument());
  }

  /** After the sign alone nothing shows how far a root goes: {@code √x²}, {@code √2x}. */
  private Node signed(int degree, Token token) {
    boolean number = token.kind() == Kind.NUMBER;
    Node of = number ? Numbers.read(cursor) : token.is("(") ? atoms.base() : atoms.argument();
    Token next = cursor.peek();
    if (next.is("^") || next.is("!") || (number && !next.spaced() && joins(next)))
      throw new Stop("root");
    return new Node.Root(degree, of);
  }

  Node plainRoot() {
    cursor.next();
    if (!cursor.peek().is("(") && !cursor.peek().is("{")) throw new Stop("root");
    return new Node.Root(2, atoms.base());
  }

  Node call() {
    Token token = cursor.next();
    String name = token.text();
    if (!NAMES.contains(name)) throw new Stop("command");
    if (name.equals("log") && cursor.take("_")) {
      Node base = atoms.argument();
      return new Node.Logarithm(base, argument());
    }
    if (name.equals("lg")) return new Node.Logarithm(new Node.Num(Rational.of(10), 0), argument());
    if (!cursor.take("^")) return apply(name, argument());
    Node exponent = atoms.exponent();
    boolean inverse =
        (exponent instanceof Node.Num n && n.value().equals(Rational.of(-1)))
            || (exponent instanceof Node.Negative m
                && m.of().equals(new Node.Num(Rational.ONE, 0)));
    if (inverse) {
      String arc = INVERSE.get(name);
      if (arc == null) throw new Stop("inverse");
      return apply(arc, argument());
    }
    return new Node.Power(apply(name, argument()), exponent);
  }

  private static Node apply(String name, Node argument) {
    if (name.equals("exp")) return new Node.Power(new Node.Constant("e"), argument);
    return new Node.Call(name, argument);
  }

  /** Brackets, or a run of plain factors: {@code \sin 2x}, {@code \sin \frac{\pi}{6}}. */
  private Node argument() {
    Token first = cursor.peek();
    if (first.is("(") || first.is("{") || first.is("|")) {
      Node inner = atoms.base();
      if (cursor.peek().is("^") || cursor.peek().is("!")) throw new Stop("argument");
      return inner;
    }
    cursor.enter();
    Node argument = cursor.take("-") ? new Node.Negative(plain()) : plain();
    cursor.leave();
    return argument;
  }

  private Node plain() {
    Node argument = sums.factor();
    while (joins(cursor.peek())) argument = Sums.times(argument, sums.factor());
    if (cursor.peek().is("/")) throw new Stop("argument");
    if (cursor.peek().is("(")) throw new Stop("argument");
    return argument;
  }

  private static boolean joins(Token token) {
    return switch (token.kind()) {
      case LETTER -> true;
      case COMMAND -> token.text().equals("pi") || Atoms.GREEK.contains(token.text());
      case NUMBER, WORD, TEXT, SIGN, END -> false;
    };
  }
}
