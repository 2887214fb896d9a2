package cosr.python.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a {@code def} or a {@code lambda}. */
final class ParameterParser {
  private final ExpressionParser in;
  private final List<String> positional = new ArrayList<>();
  private final List<Expr> defaults = new ArrayList<>();
  private final List<String> named = new ArrayList<>();
  private final List<Expr.Entry> namedDefaults = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> annotations = new HashSet<>();
  private @Nullable String rest;
  private @Nullable String mapping;
  private boolean star;

  ParameterParser(ExpressionParser in) {
    this.in = in;
  }

  /** Names of types that annotations mention. */
  Set<String> annotations() {
    return annotations;
  }

  Expr.Parameters parse(String end, boolean annotated) {
    while (!in.sees(end)) {
      if (mapping != null) throw in.refuse("syntax", "a parameter after **");
      if (in.sees("/")) throw in.refuse("parameter", "parameters by place only");
      if (in.take("**")) mapping = parameter(annotated);
      else if (in.take("*")) star(annotated);
      else plain(annotated);
      if (!in.take(",")) break;
    }
    if (star && rest == null && named.isEmpty()) throw in.refuse("syntax", "nothing after *");
    return new Expr.Parameters(positional, defaults, rest, named, namedDefaults, mapping);
  }

  private void star(boolean annotated) {
    if (star) throw in.refuse("syntax", "a second *");
    star = true;
    if (!in.sees(",")) rest = parameter(annotated);
  }

  private void plain(boolean annotated) {
    String name = parameter(annotated);
    Expr otherwise = in.take("=") ? in.expression() : null;
    if (star) {
      named.add(name);
      if (otherwise != null)
        namedDefaults.add(
            new Expr.Entry(new Expr.Constant(new cosr.python.value.PyStr(name)), otherwise));
      return;
    }
    if (otherwise == null && !defaults.isEmpty())
      throw in.refuse("syntax", "a parameter without a default after one with");
    positional.add(name);
    if (otherwise != null) defaults.add(otherwise);
  }

  private String parameter(boolean annotated) {
    String name = in.name();
    if (!seen.add(name)) throw in.refuse("syntax", "a parameter named twice");
    if (annotated && in.take(":")) Annotations.check(in.expression(), in.line(), annotations);
    return name;
  }
}
