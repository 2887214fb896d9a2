package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bases of factors: numbers, letters, groups and commands with arguments. */
final class Atoms {
  static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "Gamma",
          "Delta", "Theta", "Lambda", "Xi", "Sigma", "Phi", "Psi", "Omega", "ell");

  private final Cursor cursor;
  private final Sums sums;
  private final Brackets brackets;
  private final Functions functions;
  private final Named named;

  Atoms(Cursor cursor, Sums sums, Statements statements) {
    this.cursor = cursor;
    this.sums = sums;
    this.brackets = new Brackets(cursor, sums, statements);
    this.named = new Named(cursor, brackets);
    this.functions = new Functions(cursor, sums, this);
  }

  Node base() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER -> based(Numbers.read(cursor));
      case LETTER -> letter();
      case WORD -> word();
      case COMMAND -> command();
      case SIGN -> brackets.open();
      case TEXT -> throw new Stop("text");
      case END -> throw new Stop("syntax");
    };
  }

  private Node based(Node number) {
    if (!cursor.peek().is("_")) return number;
    if (!(number instanceof Node.Num n) || n.places() != 0 || !n.value().isInteger())
      throw new Stop("base");
    cursor.next();
    boolean brace = cursor.take("{");
    Token digits = cursor.next();
    if (digits.kind() != Kind.NUMBER || !digits.text().matches("[2-9]|[12]\\d|3[0-6]"))
      throw new Stop("base");
    if (brace) cursor.expect("}");
    int base = Integer.parseInt(digits.text());
    String written = n.value().toString();
    for (char c : written.toCharArray()) if (c - '0' >= base) throw new Stop("base");
    return new Node.Based(written, base);
  }

  private Node letter() {
    String name = cursor.next().text();
    while (cursor.take("'")) name += "'";
    if (name.equals("m") && cursor.peek().command("angle")) return named.angle();
    boolean indexed = cursor.peek().is("_");
    if (indexed) name += subscript();
    Node application = named.application(name);
    if (application != null) return application;
    if (indexed) return new Node.Symbol(name);
    if (name.length() > 4) throw new Stop("prime");
    return switch (name) {
      case "e", "i" -> new Node.Constant(name);
      default -> new Node.Symbol(name);
    };
  }

  private String subscript() {
    cursor.expect("_");
    StringBuilder name = new StringBuilder("_");
    if (!cursor.take("{")) {
      Token token = cursor.peek();
      if (token.kind() == Kind.NUMBER) return name.append(cursor.digit()).toString();
      if (token.kind() == Kind.LETTER) return name.append(cursor.next().text()).toString();
      throw new Stop("subscript");
    }
    int count = 0;
    while (!cursor.take("}")) {
      Token token = cursor.next();
      if (token.kind() == Kind.END || token.is("{") || ++count > 20) throw new Stop("subscript");
      name.append(token.text());
    }
    return name.toString();
  }

  private Node word() {
    Token token = cursor.peek();
    return switch (token.text()) {
      case "pi" -> taken(new Node.Constant("pi"));
      case "infinity", "inf", "oo", "infty" -> taken(new Node.Infinity());
      case "theta", "alpha", "beta" -> taken(new Node.Symbol(token.text()));
      case "sqrt" -> functions.plainRoot();
      default -> functions.call();
    };
  }

  private Node taken(Node node) {
    cursor.next();
    return node;
  }

  private Node command() {
    Token token = cursor.peek();
    String name = token.text();
    if (GREEK.contains(name)) {
      cursor.next();
      if (cursor.peek().is("_")) name += subscript();
      Node application = named.application(name);
      return application == null ? new Node.Symbol(name) : application;
    }
    return switch (name) {
      case "pi" -> taken(new Node.Constant("pi"));
      case "infty" -> taken(new Node.Infinity());
      case "emptyset" -> taken(new Node.Braces(List.of()));
      case "mathbb:R" -> taken(new Node.Reals());
      case "mathbb:Z", "mathbb:N", "mathbb:Q", "mathbb:C" -> taken(new Node.Words(name));
      case "angle" -> named.angle();
      case "overline" -> named.segment();
      case "frac" -> {
        cursor.next();
        Node num = argument();
        yield Named.quotient(num, argument());
      }
      case "binom" -> {
        cursor.next();
        Node n = argument();
        yield new Node.Binomial(n, argument());
      }
      case "sqrt", "radic" -> functions.root(name.equals("radic"));
      case "gcd", "lcm", "max", "min" -> named.extreme();
      case "langle", "lfloor", "lceil" -> brackets.named();
      default -> name.startsWith("begin:") ? brackets.matrix() : functions.call();
    };
  }

  /** An argument of a command: a group in braces, or what TeX takes without them. */
  Node argument() {
    Token token = cursor.peek();
    if (token.is("{")) return brackets.group();
    if (token.kind() == Kind.NUMBER) return new Node.Num(cursor.digit(), 0);
    if (token.kind() == Kind.LETTER) return letter();
    if (token.command("pi") || GREEK.contains(token.text())) return command();
    throw new Stop("argument");
  }

  /** An exponent; a run of digits without braces is taken whole, as people who write it mean it. */
  Node exponent() {
    Token token = cursor.peek();
    if (token.is("{") || token.is("(")) return brackets.group();
    if (token.is("-")) {
      cursor.next();
      return new Node.Negative(exponent());
    }
    if (token.kind() == Kind.NUMBER) {
      if (token.text().indexOf('.') >= 0) throw new Stop("power");
      cursor.next();
      return new Node.Num(Rational.of(new BigInteger(token.text())), 0);
    }
    if (token.command("frac")) return command();
    return argument();
  }

  /** Takes a degree sign that stands as an exponent. */
  boolean degrees() {
    if (cursor.takeCommand("circ") || cursor.takeCommand("degree")) return true;
    boolean braced = cursor.peek().is("{") && cursor.peek(2).is("}");
    if (!braced || !(cursor.peek(1).command("circ") || cursor.peek(1).command("degree")))
      return false;
    for (int i = 0; i < 3; i++) cursor.next();
    return true;
  }

  /** {@code 1 1/2} before its second number; null where it is none. */
  @Nullable Node mixedBlank(Node left, Token token) {
    boolean shape =
        left instanceof Node.Num n
            && n.places() == 0
            && token.spaced()
            && cursor.peek(1).is("/")
            && cursor.peek(2).kind() == Kind.NUMBER
            && !sums.begins(cursor.peek(3));
    if (!shape) return null;
    Node num = Numbers.read(cursor);
    cursor.expect("/");
    return mixedFraction((Node.Num) left, new Node.Quotient(num, Numbers.read(cursor)));
  }

  /** A whole number and a proper fraction after it are their sum. */
  Node mixedFraction(Node.Num whole, Node part) {
    boolean plain =
        part instanceof Node.Quotient q
            && q.num() instanceof Node.Num
            && q.den() instanceof Node.Num;
    if (!plain) {
      if (part instanceof Node.Quotient q && !constant(q)) return Sums.times(whole, part);
      throw new Stop("mixed");
    }
    Node.Quotient q = (Node.Quotient) part;
    Node.Num num = (Node.Num) q.num();
    Node.Num den = (Node.Num) q.den();
    Rational value = num.value().over(den.value());
    boolean proper =
        num.places() == 0
            && den.places() == 0
            && num.value().isInteger()
            && den.value().isInteger()
            && value.signum() > 0
            && value.compareTo(Rational.ONE) < 0
            && whole.value().signum() > 0
            && whole.value().isInteger();
    if (!proper || sums.begins(cursor.peek())) throw new Stop("mixed");
    return new Node.Num(whole.value().plus(value), 0);
  }

  private static boolean constant(Node.Quotient q) {
    return q.num() instanceof Node.Num && q.den() instanceof Node.Num;
  }
}
