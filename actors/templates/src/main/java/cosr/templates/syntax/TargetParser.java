package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what is assigned to. */
final class TargetParser {
  private final TokenStream stream;
  private final ExpressionParser expressions;

  TargetParser(TokenStream stream, ExpressionParser expressions) {
    this.stream = stream;
    this.expressions = expressions;
  }

  /** A name. */
  Target.Name name() {
    Token token = stream.expect(Kind.NAME);
    if (List.of("true", "false", "none", "True", "False", "None").contains(token.text())) {
      throw new SyntaxException("can't assign to 'name'", token.at());
    }
    return new Target.Name(token.at(), token.text());
  }

  /** A name or a tuple of targets; with namespaces, attributes of them too. */
  Target target(boolean withNamespace) {
    int at = stream.current().at();
    List<Target> items = new ArrayList<>();
    boolean isTuple = false;
    while (true) {
      if (!items.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      if (expressions.isTupleEnd()) {
        break;
      }
      items.add(one(withNamespace));
      if (!stream.is(Kind.COMMA)) {
        break;
      }
      isTuple = true;
    }
    if (!isTuple && !items.isEmpty()) {
      return items.get(0);
    }
    if (items.isEmpty()) {
      throw stream.fail("Expected an expression, got '" + stream.current().words() + "'");
    }
    return new Target.Tuple(at, items);
  }

  private Target one(boolean withNamespace) {
    Token token = stream.current();
    if (withNamespace && token.is(Kind.NAME) && stream.look().is(Kind.DOT)) {
      stream.take();
      stream.take();
      return new Target.Attribute(token.at(), token.text(), stream.expect(Kind.NAME).text());
    }
    return convert(expressions.primary());
  }

  private static Target convert(Expr node) {
    return switch (node) {
      case Expr.Name name -> new Target.Name(name.at(), name.name());
      case Expr.Tuple tuple ->
          new Target.Tuple(tuple.at(), tuple.items().stream().map(TargetParser::convert).toList());
      case Expr.ListOf list -> throw refused("list", list);
      default -> throw refused(node.getClass().getSimpleName().toLowerCase(Locale.ROOT), node);
    };
  }

  private static SyntaxException refused(String kind, Expr node) {
    return new SyntaxException("can't assign to '" + kind + "'", node.at());
  }
}
