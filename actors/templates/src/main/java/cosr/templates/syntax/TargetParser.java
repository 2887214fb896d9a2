package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import cosr.templates.value.Repr;
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
    List<Object> items = new ArrayList<>();
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
    if (items.isEmpty()) {
      throw stream.fail("Expected an expression, got " + Repr.repr(stream.current().words()));
    }
    if (!isTuple) {
      return target(items.get(0));
    }
    return new Target.Tuple(at, all(items, at));
  }

  /** An expression, or an attribute of a namespace as a target. */
  private Object one(boolean withNamespace) {
    Token token = stream.current();
    if (withNamespace && token.is(Kind.NAME) && stream.look().is(Kind.DOT)) {
      stream.take();
      stream.take();
      return new Target.Attribute(token.at(), token.text(), stream.expect(Kind.NAME).text());
    }
    return expressions.primary();
  }

  private static Target target(Object item) {
    return switch (item) {
      case Target target -> target;
      case Expr.Name name -> new Target.Name(name.at(), name.name());
      case Expr.Tuple tuple -> new Target.Tuple(tuple.at(), all(tuple.items(), tuple.at()));
      case Expr.ListOf list -> throw refused("list", list.at());
      case Expr node ->
          throw refused(node.getClass().getSimpleName().toLowerCase(Locale.ROOT), node.at());
      default -> throw new IllegalArgumentException(item.toString());
    };
  }

  private static List<Target> all(List<?> items, int at) {
    try {
      return items.stream().map(TargetParser::target).toList();
    } catch (SyntaxException inner) {
      throw refused("tuple", at);
    }
  }

  private static SyntaxException refused(String kind, int at) {
    return new SyntaxException("can't assign to '" + kind + "'", at);
  }
}
