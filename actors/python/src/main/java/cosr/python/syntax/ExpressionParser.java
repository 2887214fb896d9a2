package cosr.python.syntax;

import cosr.python.value.PyBool;
import cosr.python.value.PyNone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Expressions with operators, by precedence. */
class ExpressionParser extends Cursor {
  private static final int CHAIN = 100;
  private static final Map<String, Integer> BINARY =
      Map.ofEntries(
          Map.entry("|", 1),
          Map.entry("^", 2),
          Map.entry("&", 3),
          Map.entry("<<", 4),
          Map.entry(">>", 4),
          Map.entry("+", 5),
          Map.entry("-", 5),
          Map.entry("*", 6),
          Map.entry("/", 6),
          Map.entry("//", 6),
          Map.entry("%", 6),
          Map.entry("@", 6));
  private static final Set<String> COMPARE =
      Set.of("<", ">", "<=", ">=", "==", "!=", "in", "not", "is");

  private final AtomParser atoms;

  ExpressionParser(List<Token> tokens) {
    super(tokens);
    this.atoms = new AtomParser(this);
  }

  /** What may stand alone: a tuple without brackets among it. */
  final Expr expressions() {
    return single(starOrFirst());
  }

  /** The same, or a star alone, which may only stand before a comma. */
  final Expr starOrFirst() {
    Expr first = starOr(false);
    if (!sees(",")) return first;
    List<Expr> items = new ArrayList<>(List.of(first));
    while (take(",")) {
      if (!startsExpression()) break;
      items.add(starOr(false));
    }
    return new Expr.TupleOf(items);
  }

  final Expr single(Expr e) {
    if (e instanceof Expr.Starred) throw refuse("syntax", "a star alone");
    return e;
  }

  /** The targets of a loop: expressions that stop at {@code in}. */
  final Expr targets() {
    Expr first = starOrBinary();
    if (!sees(",")) return first;
    List<Expr> items = new ArrayList<>(List.of(first));
    while (take(",")) {
      if (sees("in")) break;
      items.add(starOrBinary());
    }
    return new Expr.TupleOf(items);
  }

  private Expr starOrBinary() {
    return take("*") ? new Expr.Starred(binary(1)) : binary(1);
  }

  final boolean startsExpression() {
    return switch (peek().kind()) {
      case NAME, INT, FLOAT, STRING, FSTRING -> true;
      case KEYWORD -> Set.of("None", "True", "False", "not", "lambda").contains(peek().text());
      case OPERATOR -> Set.of("(", "[", "{", "-", "+", "~", "*", "...").contains(peek().text());
      case NEWLINE, INDENT, DEDENT, END -> false;
    };
  }

  /** {@code *a} or an expression. */
  final Expr starOr(boolean named) {
    if (take("*")) return new Expr.Starred(binary(1));
    return named ? named() : expression();
  }

  /** An expression, or {@code name := expression}. */
  final Expr named() {
    if (!sees(Token.Kind.NAME) || !ahead().is(":=")) return expression();
    int line = line();
    String name = name();
    want(":=");
    return new Expr.Walrus(name, expression(), line);
  }

  final Expr expression() {
    enter();
    Expr e = sees("lambda") ? lambda() : conditional();
    leave();
    return e;
  }

  private Expr lambda() {
    int line = line();
    want("lambda");
    Expr.Parameters parameters = new ParameterParser(this).parse(":", false);
    want(":");
    return new Expr.Lambda(parameters, expression(), line);
  }

  private Expr conditional() {
    Expr then = or();
    if (!take("if")) return then;
    Expr test = or();
    want("else");
    return new Expr.Conditional(test, then, expression());
  }

  /** What may stand after {@code in} and {@code if} of a comprehension. */
  final Expr or() {
    Expr first = and();
    if (!sees("or")) return first;
    List<Expr> operands = new ArrayList<>(List.of(first));
    while (take("or")) operands.add(and());
    return new Expr.Logic(false, operands);
  }

  private Expr and() {
    Expr first = not();
    if (!sees("and")) return first;
    List<Expr> operands = new ArrayList<>(List.of(first));
    while (take("and")) operands.add(not());
    return new Expr.Logic(true, operands);
  }

  private Expr not() {
    if (!take("not")) return comparison();
    enter();
    Expr operand = not();
    leave();
    return new Expr.Unary("not", operand);
  }

  private Expr comparison() {
    Expr first = binary(1);
    if (!COMPARE.contains(peek().text()) || isLiteral(peek())) return first;
    List<Expr> operands = new ArrayList<>(List.of(first));
    List<String> operators = new ArrayList<>();
    while (COMPARE.contains(peek().text()) && !isLiteral(peek())) {
      String operator = next().text();
      if (operator.equals("not")) {
        want("in");
        operator = "not in";
      } else if (operator.equals("is") && take("not")) {
        operator = "is not";
      }
      operators.add(operator);
      operands.add(binary(1));
    }
    return new Expr.Compare(operators, operands);
  }

  private static boolean isLiteral(Token token) {
    return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.FSTRING;
  }

  final Expr binary(int least) {
    Expr left = unary();
    int chain = 0;
    while (true) {
      Integer level = isLiteral(peek()) ? null : BINARY.get(peek().text());
      if (level == null || level < least) return left;
      if (++chain > CHAIN) throw refuse("nesting", "too many operators in a row");
      String operator = next().text();
      if (operator.equals("@")) throw refuse("operator", "the operator @");
      left = new Expr.Binary(operator, left, binary(level + 1));
    }
  }

  private Expr unary() {
    Token token = peek();
    if (!token.is("-") && !token.is("+") && !token.is("~")) return power();
    next();
    enter();
    Expr operand = unary();
    leave();
    return new Expr.Unary(token.text(), operand);
  }

  private Expr power() {
    Expr base = primary();
    if (!take("**")) return base;
    enter();
    Expr exponent = unary();
    leave();
    return new Expr.Binary("**", base, exponent);
  }

  private Expr primary() {
    Expr e = atoms.atom();
    int chain = 0;
    while (true) {
      if (++chain > CHAIN) throw refuse("nesting", "too many calls in a row");
      int line = line();
      if (take(".")) {
        e = new Expr.Attribute(e, name(), line);
      } else if (sees("(")) {
        e = new ArgumentParser(this).call(e, line);
      } else if (take("[")) {
        e = new Expr.Subscript(e, atoms.index());
        want("]");
      } else {
        return e;
      }
    }
  }

  /** {@code None}, {@code True}, {@code False}, or null. */
  static Expr.@org.jspecify.annotations.Nullable Constant word(String text) {
    return switch (text) {
      case "None" -> new Expr.Constant(PyNone.NONE);
      case "True" -> new Expr.Constant(PyBool.TRUE);
      case "False" -> new Expr.Constant(PyBool.FALSE);
      default -> null;
    };
  }
}
