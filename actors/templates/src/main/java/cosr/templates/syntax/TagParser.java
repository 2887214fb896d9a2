package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tag whose name is the current token. */
final class TagParser {
  private static final Set<String> REFUSED = Set.of("extends", "include", "import", "from");
  private final TokenStream stream;
  private final ExpressionParser expressions;
  private final TargetParser targets;
  private final Parser bodies;
  private int loops;

  TagParser(TokenStream stream, ExpressionParser expressions, Parser bodies) {
    this.stream = stream;
    this.expressions = expressions;
    this.targets = new TargetParser(stream, expressions);
    this.bodies = bodies;
  }

  /** The statements of the tag, or null for a tag that nobody knows. */
  @Nullable List<Statement> read(Token tag) {
    if (REFUSED.contains(tag.text())) {
      throw SyntaxException.unsupported(
          "the tag '" + tag.text() + "' is not supported: a chat template is one file", tag.at());
    }
    Statement statement =
        switch (tag.text()) {
          case "for" -> forLoop();
          case "if" -> ifChain();
          case "set" -> set();
          case "with" -> with();
          case "macro" -> macro();
          case "call" -> callBlock();
          case "filter" -> filterBlock();
          case "block" -> block();
          case "generation" -> {
            int at = stream.take().at();
            yield new Statement.Generation(at, function("endgeneration"));
          }
          case "break", "continue" -> control(stream.take());
          default -> null;
        };
    if (statement != null) {
      return List.of(statement);
    }
    return switch (tag.text()) {
      case "print" -> print();
      case "autoescape" -> autoescape();
      default -> null;
    };
  }

  private Statement control(Token tag) {
    boolean isBreak = tag.isName("break");
    if (loops == 0) {
      bodies.misplaced(
          new SyntaxException(
              isBreak ? "'break' outside loop" : "'continue' not properly in loop", tag.at()));
    }
    return isBreak ? new Statement.Break(tag.at()) : new Statement.Continue(tag.at());
  }

  private Statement forLoop() {
    int at = stream.take().at();
    Target target = targets.target(false);
    stream.expectName("in");
    Expr items = expressions.tuple(false, false);
    Expr test = stream.skipName("if") ? expressions.expression() : null;
    boolean recursive = stream.skipName("recursive");
    loops++;
    List<Statement> body = bodies.until("endfor", "else");
    loops--;
    List<Statement> otherwise =
        stream.take().isName("endfor") ? List.of() : bodies.through("endfor");
    return new Statement.For(at, target, items, test, recursive, body, otherwise);
  }

  private Statement ifChain() {
    int at = stream.take().at();
    List<Statement.Branch> branches = new ArrayList<>();
    while (true) {
      Expr test = expressions.tuple(false, false);
      branches.add(new Statement.Branch(test, bodies.until("elif", "else", "endif")));
      Token end = stream.take();
      if (!end.isName("elif")) {
        List<Statement> otherwise = end.isName("else") ? bodies.through("endif") : List.of();
        return new Statement.If(at, branches, otherwise);
      }
    }
  }

  private Statement set() {
    int at = stream.take().at();
    Target target = targets.target(true);
    if (stream.skip(Kind.ASSIGN)) {
      return new Statement.Assign(at, target, expressions.tuple(true, false));
    }
    Expr.Filter filter = filters(null);
    return new Statement.AssignBlock(at, target, filter, bodies.through("endset"));
  }

  /** The filters that follow, each with a bar before it, around the one given. */
  private Expr.@Nullable Filter filters(Expr.@Nullable Filter first) {
    Expr.Filter filter = first;
    while (stream.skip(Kind.PIPE)) {
      filter = expressions.postfix().filter(filter);
    }
    return filter;
  }

  private Statement filterBlock() {
    int at = stream.take().at();
    Expr.Filter first = expressions.postfix().filter(null);
    Expr.Filter all = filters(first);
    return new Statement.FilterBlock(at, all == null ? first : all, bodies.through("endfilter"));
  }

  private Statement with() {
    int at = stream.take().at();
    List<Target> names = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    while (!stream.is(Kind.BLOCK_END)) {
      if (!names.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      names.add(targets.target(false));
      stream.expect(Kind.ASSIGN);
      values.add(expressions.expression());
    }
    return new Statement.With(at, names, values, bodies.through("endwith"));
  }

  private Statement macro() {
    int at = stream.take().at();
    String name = targets.name().name();
    Statement.Signature signature = signature();
    return new Statement.Macro(at, name, signature, function("endmacro"));
  }

  private List<Statement> function(String end) {
    int outside = loops;
    loops = 0;
    List<Statement> body = bodies.through(end);
    loops = outside;
    return body;
  }

  private Statement.Signature signature() {
    List<Target.Name> parameters = new ArrayList<>();
    List<Expr> defaults = new ArrayList<>();
    stream.expect(Kind.LPAREN);
    while (!stream.is(Kind.RPAREN)) {
      if (!parameters.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      Target.Name parameter = targets.name();
      if (stream.skip(Kind.ASSIGN)) {
        defaults.add(expressions.expression());
      } else if (!defaults.isEmpty()) {
        throw stream.fail("non-default argument follows default argument");
      }
      parameters.add(parameter);
    }
    stream.expect(Kind.RPAREN);
    return new Statement.Signature(parameters, defaults);
  }

  private Statement callBlock() {
    int at = stream.take().at();
    Statement.Signature signature = stream.is(Kind.LPAREN) ? signature() : Statement.Signature.NONE;
    if (!(expressions.expression() instanceof Expr.Call call)) {
      throw new SyntaxException("expected call", at);
    }
    return new Statement.CallBlock(at, signature, call, function("endcall"));
  }

  private Statement block() {
    int at = stream.take().at();
    String name = stream.expect(Kind.NAME).text();
    if (stream.skipName("scoped") || stream.isName("required")) {
      throw SyntaxException.unsupported("scoped and required blocks are not supported", at);
    }
    if (stream.is(Kind.SUB)) {
      throw stream.fail(
          "Block names in Jinja have to be valid Python identifiers and may not contain hyphens,"
              + " use an underscore instead.");
    }
    List<Statement> body = function("endblock");
    stream.skipName(name);
    return new Statement.Block(at, name, body);
  }

  private List<Statement> print() {
    stream.take();
    List<Statement> prints = new ArrayList<>();
    while (!stream.is(Kind.BLOCK_END)) {
      if (!prints.isEmpty()) {
        stream.expect(Kind.COMMA);
      }
      int at = stream.current().at();
      prints.add(new Statement.Print(at, expressions.expression()));
    }
    return prints;
  }

  private List<Statement> autoescape() {
    int at = stream.take().at();
    if (!(expressions.expression() instanceof Expr.Const value) || !value.value().equals(false)) {
      throw SyntaxException.unsupported("autoescape is not supported", at);
    }
    return List.of(new Statement.With(at, List.of(), List.of(), bodies.through("endautoescape")));
  }
}
