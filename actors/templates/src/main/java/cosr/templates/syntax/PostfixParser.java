package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what follows a value: attributes, items, calls, filters and tests. */
final class PostfixParser {
  private final TokenStream stream;
  private final ExpressionParser expressions;

  PostfixParser(TokenStream stream, ExpressionParser expressions) {
    this.stream = stream;
    this.expressions = expressions;
  }

  Expr postfix(Expr node) {
    Expr result = node;
    while (true) {
      switch (stream.current().kind()) {
        case DOT, LBRACKET -> result = subscript(result);
        case LPAREN -> result = call(result);
        default -> {
          return result;
        }
      }
    }
  }

  Expr filters(Expr node) {
    Expr result = node;
    while (true) {
      if (stream.is(Kind.PIPE)) {
        stream.take();
        result = filter(result);
      } else if (stream.isName("is")) {
        result = test(result);
      } else if (stream.is(Kind.LPAREN)) {
        result = call(result);
      } else {
        return result;
      }
    }
  }

  private Expr call(Expr node) {
    int at = stream.current().at();
    return new Expr.Call(at, node, arguments());
  }

  /** One filter, after its bar. */
  Expr.Filter filter(@Nullable Expr node) {
    Token name = stream.expect(Kind.NAME);
    String dotted = dotted(name.text());
    return new Expr.Filter(
        name.at(), node, dotted, stream.is(Kind.LPAREN) ? arguments() : Expr.Args.NONE);
  }

  private String dotted(String first) {
    StringBuilder name = new StringBuilder(first);
    while (stream.skip(Kind.DOT)) {
      name.append('.').append(stream.expect(Kind.NAME).text());
    }
    return name.toString();
  }

  private Expr test(Expr node) {
    int at = stream.take().at();
    boolean negated = stream.skipName("not");
    String name = dotted(stream.expect(Kind.NAME).text());
    Expr.Args args = Expr.Args.NONE;
    if (stream.is(Kind.LPAREN)) {
      args = arguments();
    } else if (startsArgument()) {
      if (stream.isName("is")) {
        throw stream.fail("You cannot chain multiple tests with is");
      }
      Expr argument = postfix(expressions.primary());
      args = new Expr.Args(List.of(argument), List.of(), null, null);
    }
    Expr test = new Expr.Test(at, node, name, args);
    return negated ? new Expr.Not(at, test) : test;
  }

  private boolean startsArgument() {
    return switch (stream.current().kind()) {
      case NAME -> !stream.isName("else") && !stream.isName("or") && !stream.isName("and");
      case STRING, INTEGER, FLOAT, LBRACKET, LBRACE -> true;
      default -> false;
    };
  }

  private Expr subscript(Expr node) {
    Token token = stream.take();
    if (token.is(Kind.DOT)) {
      Token name = stream.take();
      if (name.is(Kind.NAME)) {
        return new Expr.Attribute(token.at(), node, name.text());
      }
      if (!name.is(Kind.INTEGER)) {
        throw new SyntaxException("expected name or number", name.at());
      }
      return new Expr.Item(token.at(), node, new Expr.Const(name.at(), name.value()));
    }
    List<Expr> indices = new ArrayList<>();
    while (!stream.is(Kind.RBRACKET)) {
      if (!indices.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      indices.add(subscribed());
    }
    stream.expect(Kind.RBRACKET);
    Expr index = indices.size() == 1 ? indices.get(0) : new Expr.Tuple(token.at(), indices);
    return new Expr.Item(token.at(), node, index);
  }

  private Expr subscribed() {
    int at = stream.current().at();
    Expr start = null;
    if (!stream.is(Kind.COLON)) {
      start = expressions.expression();
      if (!stream.is(Kind.COLON)) {
        return start;
      }
    }
    stream.take();
    Expr stop = isSliceEnd() ? null : expressions.expression();
    Expr step = stream.skip(Kind.COLON) && !isSliceEnd() ? expressions.expression() : null;
    return new Expr.Slice(at, start, stop, step);
  }

  private boolean isSliceEnd() {
    return stream.is(Kind.COLON) || stream.is(Kind.RBRACKET) || stream.is(Kind.COMMA);
  }

  Expr.Args arguments() {
    int at = stream.expect(Kind.LPAREN).at();
    List<Expr> positional = new ArrayList<>();
    List<Expr.Keyword> keywords = new ArrayList<>();
    Expr star = null;
    Expr doubleStar = null;
    boolean first = true;
    while (!stream.is(Kind.RPAREN)) {
      if (!first) {
        stream.expect(Kind.COMMA);
        if (stream.is(Kind.RPAREN)) {
          break;
        }
      }
      first = false;
      if (stream.is(Kind.MUL)) {
        ensure(star == null && doubleStar == null, at);
        stream.take();
        star = expressions.expression();
      } else if (stream.is(Kind.POW)) {
        ensure(doubleStar == null, at);
        stream.take();
        doubleStar = expressions.expression();
      } else if (stream.is(Kind.NAME) && stream.look().is(Kind.ASSIGN)) {
        ensure(doubleStar == null, at);
        String name = stream.take().text();
        stream.take();
        keywords.add(new Expr.Keyword(name, expressions.expression()));
      } else {
        ensure(star == null && doubleStar == null && keywords.isEmpty(), at);
        positional.add(expressions.expression());
      }
    }
    stream.expect(Kind.RPAREN);
    return new Expr.Args(positional, keywords, star, doubleStar);
  }

  private static void ensure(boolean fine, int at) {
    if (!fine) {
      throw new SyntaxException("invalid syntax for function call expression", at);
    }
  }
}
