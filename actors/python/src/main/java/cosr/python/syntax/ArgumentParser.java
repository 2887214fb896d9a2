package cosr.python.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The arguments of a call. */
final class ArgumentParser {
  private final ExpressionParser in;
  private final List<Expr> arguments = new ArrayList<>();
  private final List<Expr.Keyword> keywords = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  ArgumentParser(ExpressionParser in) {
    this.in = in;
  }

  Expr call(Expr function, int line) {
    in.want("(");
    while (!in.sees(")")) {
      argument(line);
      if (!in.take(",")) break;
    }
    in.want(")");
    return new Expr.Call(function, arguments, keywords, line);
  }

  private void argument(int line) {
    if (in.take("**")) {
      keywords.add(new Expr.Keyword(null, in.expression()));
    } else if (in.sees(Token.Kind.NAME) && in.ahead().is("=")) {
      String name = in.name();
      in.want("=");
      if (!seen.add(name)) throw in.refuse("syntax", "a keyword given twice");
      keywords.add(new Expr.Keyword(name, in.expression()));
    } else {
      if (!keywords.isEmpty())
        throw in.refuse("argument", "an argument by place after one by keyword");
      if (in.take("*")) {
        arguments.add(new Expr.Starred(in.expression()));
        return;
      }
      Expr value = in.named();
      if (in.sees("for")) {
        value = new AtomParser(in).comprehension(Expr.Collect.GENERATOR, value, null, line);
        if (!arguments.isEmpty() || !in.sees(")"))
          throw in.refuse("syntax", "a generator that is not the only argument needs brackets");
      }
      arguments.add(value);
    }
  }
}
