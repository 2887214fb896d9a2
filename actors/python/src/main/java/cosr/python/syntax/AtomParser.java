package cosr.python.syntax;

import cosr.python.value.PyStr;
import cosr.python.value.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest expressions: names, literals, and what stands in brackets. */
final class AtomParser {
  private final ExpressionParser in;

  AtomParser(ExpressionParser in) {
    this.in = in;
  }

  Expr atom() {
    Token token = in.peek();
    return switch (token.kind()) {
      case NAME -> new Expr.Name(in.name());
      case INT -> new Expr.Constant(Numbers.integer(in.next().text(), token.line()));
      case FLOAT -> new Expr.Constant(Numbers.decimal(in.next().text()));
      case STRING, FSTRING -> strings();
      case KEYWORD -> word();
      case OPERATOR -> bracket();
      case NEWLINE, INDENT, DEDENT, END -> throw in.unexpected();
    };
  }

  private Expr word() {
    Expr.Constant constant = ExpressionParser.word(in.peek().text());
    if (constant == null) throw in.unexpected();
    in.next();
    return constant;
  }

  private Expr strings() {
    List<Expr.Part> parts = new ArrayList<>();
    boolean formatted = false;
    StringBuilder plain = new StringBuilder();
    while (in.sees(Token.Kind.STRING) || in.sees(Token.Kind.FSTRING)) {
      Token token = in.next();
      if (token.kind() == Token.Kind.STRING) {
        plain.append(token.text());
        continue;
      }
      formatted = true;
      for (Expr.Part part : FormatParser.parse(token.text(), token.line())) {
        if (part instanceof Expr.Part.Plain p) {
          plain.append(p.text());
        } else {
          parts.add(new Expr.Part.Plain(plain.toString()));
          plain.setLength(0);
          parts.add(part);
        }
      }
    }
    if (!formatted) return new Expr.Constant(PyStr.of(plain.toString()));
    parts.add(new Expr.Part.Plain(plain.toString()));
    return new Expr.Formatted(parts);
  }

  private Expr bracket() {
    int line = in.line();
    if (in.take("(")) {
      Expr e = parenthesized(line);
      in.want(")");
      return e;
    }
    if (in.take("[")) {
      Expr e = list(line);
      in.want("]");
      return e;
    }
    if (in.take("{")) {
      Expr e = braces(line);
      in.want("}");
      return e;
    }
    if (in.sees("...")) throw in.refuse("ellipsis", "an ellipsis");
    throw in.unexpected();
  }

  private Expr parenthesized(int line) {
    if (in.sees(")")) return new Expr.TupleOf(List.of());
    Expr first = in.starOr(true);
    if (in.sees("for")) return comprehension(Expr.Collect.GENERATOR, first, null, line);
    if (!in.sees(",")) {
      if (first instanceof Expr.Starred) throw in.refuse("syntax", "a star in brackets");
      return first;
    }
    return new Expr.TupleOf(rest(first, ")"));
  }

  private Expr list(int line) {
    if (in.sees("]")) return new Expr.ListOf(List.of());
    Expr first = in.starOr(true);
    if (in.sees("for")) return comprehension(Expr.Collect.LIST, first, null, line);
    return new Expr.ListOf(rest(first, "]"));
  }

  private List<Expr> rest(Expr first, String end) {
    List<Expr> items = new ArrayList<>(List.of(first));
    while (in.take(",")) {
      if (in.sees(end)) break;
      items.add(in.starOr(true));
    }
    return items;
  }

  private Expr braces(int line) {
    if (in.sees("}")) return new Expr.DictOf(List.of());
    if (in.sees("**")) return dict(new ArrayList<>());
    Expr first = in.starOr(true);
    if (!in.take(":")) {
      if (in.sees("for")) return comprehension(Expr.Collect.SET, first, null, line);
      return new Expr.SetOf(rest(first, "}"));
    }
    if (first instanceof Expr.Starred || first instanceof Expr.Walrus)
      throw in.refuse("syntax", "the key of a dict");
    Expr value = in.expression();
    if (in.sees("for")) return comprehension(Expr.Collect.DICT, first, value, line);
    List<Expr.Entry> entries = new ArrayList<>(List.of(new Expr.Entry(first, value)));
    if (!in.take(",")) return new Expr.DictOf(entries);
    return dict(entries);
  }

  private Expr dict(List<Expr.Entry> entries) {
    while (!in.sees("}")) {
      if (in.take("**")) {
        entries.add(new Expr.Entry(null, in.binary(1)));
      } else {
        Expr key = in.expression();
        in.want(":");
        entries.add(new Expr.Entry(key, in.expression()));
      }
      if (!in.take(",")) break;
    }
    return new Expr.DictOf(entries);
  }

  Expr comprehension(Expr.Collect collect, Expr element, @Nullable Expr value, int line) {
    if (element instanceof Expr.Starred) throw in.refuse("syntax", "a star in a comprehension");
    List<Expr.Clause> clauses = new ArrayList<>();
    while (in.take("for")) {
      Expr target = in.targets();
      Targets.check(target, line);
      in.want("in");
      Expr items = in.or();
      List<Expr> conditions = new ArrayList<>();
      while (in.take("if")) conditions.add(in.or());
      clauses.add(new Expr.Clause(target, items, conditions));
    }
    if (in.sees("async")) throw in.unexpected();
    if (clauses.size() > 8) throw new RefusedException("nesting", line, "a long comprehension");
    return new Expr.Comprehension(collect, element, value, clauses, line);
  }

  /** What stands between the square brackets of a subscript. */
  Expr index() {
    Expr first = slice();
    if (!in.sees(",")) return first;
    List<Expr> items = new ArrayList<>(List.of(first));
    while (in.take(",")) {
      if (in.sees("]")) break;
      items.add(slice());
    }
    for (Expr item : items)
      if (item instanceof Expr.Slice) throw in.refuse("slice", "a slice among other indexes");
    return new Expr.TupleOf(items);
  }

  private Expr slice() {
    if (in.sees("*")) throw in.refuse("syntax", "a star in an index");
    Expr from = in.sees(":") ? null : in.named();
    if (from != null && !in.sees(":")) return from;
    if (from instanceof Expr.Walrus) throw in.refuse("syntax", ":= in a slice");
    in.want(":");
    Expr to = ends() || in.sees(":") ? null : in.expression();
    Expr step = in.take(":") && !ends() ? in.expression() : null;
    return new Expr.Slice(from, to, step);
  }

  private boolean ends() {
    return in.sees("]") || in.sees(",");
  }
}
