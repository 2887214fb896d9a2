package cosr.templates.syntax;

import cosr.templates.syntax.Expr.Comparison;
import cosr.templates.syntax.Expr.Operand;
import cosr.templates.syntax.Expr.Operator;
import cosr.templates.syntax.Token.Kind;
import cosr.templates.value.Ordering;
import cosr.templates.value.PyNone;
import cosr.templates.value.Repr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions; each method is one level of precedence, the weakest first. */
final class ExpressionParser {
  private static final int DEPTH = 200;
  private final TokenStream stream;
  private final PostfixParser postfix;
  private int depth;

  ExpressionParser(TokenStream stream) {
    this.stream = stream;
    this.postfix = new PostfixParser(stream, this);
  }

  Expr expression() {
    return expression(true);
  }

  Expr expression(boolean withChoice) {
    if (++depth > DEPTH) {
      throw stream.fail("too many nested parentheses");
    }
    Expr node = withChoice ? choice() : or();
    depth--;
    return node;
  }

  private Expr choice() {
    int at = stream.current().at();
    Expr node = or();
    while (stream.skipName("if")) {
      Expr test = or();
      Expr otherwise = stream.skipName("else") ? expression() : null;
      node = new Expr.Choice(at, test, node, otherwise);
      at = stream.current().at();
    }
    return node;
  }

  private Expr or() {
    int at = stream.current().at();
    Expr left = and();
    while (stream.skipName("or")) {
      left = new Expr.Or(at, left, and());
    }
    return left;
  }

  private Expr and() {
    int at = stream.current().at();
    Expr left = not();
    while (stream.skipName("and")) {
      left = new Expr.And(at, left, not());
    }
    return left;
  }

  private Expr not() {
    int at = stream.current().at();
    int nots = 0;
    while (stream.skipName("not")) {
      nots++;
    }
    Expr node = compare();
    for (int i = 0; i < nots; i++) {
      node = new Expr.Not(at, node);
    }
    return node;
  }

  private Expr compare() {
    int at = stream.current().at();
    Expr first = sum();
    List<Operand> rest = new ArrayList<>();
    Comparison comparison;
    while ((comparison = comparison()) != null) {
      rest.add(new Operand(comparison, sum()));
    }
    return rest.isEmpty() ? first : new Expr.Compare(at, first, rest);
  }

  private @Nullable Comparison comparison() {
    Comparison comparison =
        switch (stream.current().kind()) {
          case EQ -> new Comparison.Equal(false);
          case NE -> new Comparison.Equal(true);
          case LT -> new Comparison.Order(Ordering.Op.LT);
          case LTEQ -> new Comparison.Order(Ordering.Op.LE);
          case GT -> new Comparison.Order(Ordering.Op.GT);
          case GTEQ -> new Comparison.Order(Ordering.Op.GE);
          case NAME -> {
            if (stream.isName("not") && stream.look().isName("in")) {
              stream.take();
              yield new Comparison.In(true);
            }
            yield stream.isName("in") ? new Comparison.In(false) : null;
          }
          default -> null;
        };
    if (comparison != null) {
      stream.take();
    }
    return comparison;
  }

  private Expr sum() {
    int at = stream.current().at();
    Expr left = concat();
    while (stream.is(Kind.ADD) || stream.is(Kind.SUB)) {
      Operator operator = stream.take().is(Kind.ADD) ? Operator.ADD : Operator.SUB;
      left = new Expr.Binary(at, operator, left, concat());
    }
    return left;
  }

  private Expr concat() {
    int at = stream.current().at();
    List<Expr> items = new ArrayList<>();
    items.add(product());
    while (stream.skip(Kind.TILDE)) {
      items.add(product());
    }
    return items.size() == 1 ? items.get(0) : new Expr.Concat(at, items);
  }

  private Expr product() {
    int at = stream.current().at();
    Expr left = power();
    while (true) {
      Operator operator =
          switch (stream.current().kind()) {
            case MUL -> Operator.MUL;
            case DIV -> Operator.DIV;
            case FLOORDIV -> Operator.FLOORDIV;
            case MOD -> Operator.MOD;
            default -> null;
          };
      if (operator == null) {
        return left;
      }
      stream.take();
      left = new Expr.Binary(at, operator, left, power());
    }
  }

  private Expr power() {
    int at = stream.current().at();
    Expr left = unary(true);
    while (stream.skip(Kind.POW)) {
      left = new Expr.Binary(at, Operator.POW, left, unary(true));
    }
    return left;
  }

  Expr unary(boolean withFilter) {
    int at = stream.current().at();
    Expr node;
    if (stream.is(Kind.SUB) || stream.is(Kind.ADD)) {
      boolean minus = stream.take().is(Kind.SUB);
      if (++depth > DEPTH) {
        throw stream.fail("too many nested parentheses");
      }
      node = new Expr.Sign(at, minus, unary(false));
      depth--;
    } else {
      node = primary();
    }
    node = postfix.postfix(node);
    return withFilter ? postfix.filters(node) : node;
  }

  Expr primary() {
    Token token = stream.current();
    return switch (token.kind()) {
      case NAME -> {
        stream.take();
        yield switch (token.text()) {
          case "true", "True" -> new Expr.Const(token.at(), true);
          case "false", "False" -> new Expr.Const(token.at(), false);
          case "none", "None" -> new Expr.Const(token.at(), PyNone.NONE);
          default -> new Expr.Name(token.at(), token.text());
        };
      }
      case STRING -> {
        StringBuilder text = new StringBuilder();
        while (stream.is(Kind.STRING)) {
          text.append(stream.take().text());
        }
        yield new Expr.Const(token.at(), text.toString());
      }
      case INTEGER, FLOAT -> new Expr.Const(token.at(), stream.take().value());
      case LPAREN -> {
        stream.take();
        Expr node = tuple(true, true);
        stream.expect(Kind.RPAREN);
        yield node;
      }
      case LBRACKET -> list();
      case LBRACE -> dict();
      default -> throw stream.fail("unexpected " + Repr.repr(token.words()));
    };
  }

  /** One expression, or a tuple where commas follow. */
  Expr tuple(boolean withChoice, boolean inParentheses) {
    int at = stream.current().at();
    List<Expr> items = new ArrayList<>();
    boolean isTuple = false;
    while (true) {
      if (!items.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      if (isTupleEnd()) {
        break;
      }
      items.add(expression(withChoice));
      if (!stream.is(Kind.COMMA)) {
        break;
      }
      isTuple = true;
    }
    if (!isTuple && !items.isEmpty()) {
      return items.get(0);
    }
    if (!isTuple && !inParentheses) {
      throw stream.fail("Expected an expression, got " + Repr.repr(stream.current().words()));
    }
    return new Expr.Tuple(at, items);
  }

  boolean isTupleEnd() {
    return stream.is(Kind.VARIABLE_END) || stream.is(Kind.BLOCK_END) || stream.is(Kind.RPAREN);
  }

  private Expr list() {
    int at = stream.expect(Kind.LBRACKET).at();
    List<Expr> items = new ArrayList<>();
    while (!stream.is(Kind.RBRACKET)) {
      if (!items.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      if (stream.is(Kind.RBRACKET)) {
        break;
      }
      items.add(expression());
    }
    stream.expect(Kind.RBRACKET);
    return new Expr.ListOf(at, items);
  }

  private Expr dict() {
    int at = stream.expect(Kind.LBRACE).at();
    List<Expr.Pair> items = new ArrayList<>();
    while (!stream.is(Kind.RBRACE)) {
      if (!items.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      if (stream.is(Kind.RBRACE)) {
        break;
      }
      Expr key = expression();
      stream.expect(Kind.COLON);
      items.add(new Expr.Pair(key, expression()));
    }
    stream.expect(Kind.RBRACE);
    return new Expr.Dict(at, items);
  }

  PostfixParser postfix() {
    return postfix;
  }
}
