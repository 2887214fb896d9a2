package cosr.python.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements and blocks. */
final class StatementParser {
  /** CPython allows twenty, and counts some twice. */
  private static final int BLOCKS = 9;

  private static final Set<String> AUGMENTED =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", ">>=", "<<=", "&=", "|=", "^=", "@=");

  private final ExpressionParser in;
  private final Set<String> annotations = new HashSet<>();
  private int functions;
  private int loops;
  private int blocks;

  StatementParser(List<Token> tokens) {
    this.in = new ExpressionParser(tokens);
  }

  Tree program() {
    List<Stmt> body = new ArrayList<>();
    while (!in.sees(Token.Kind.END)) statement(body);
    return new Tree(body, annotations);
  }

  private void statement(List<Stmt> into) {
    int line = in.line();
    Token token = in.peek();
    if (token.kind() == Token.Kind.KEYWORD) {
      switch (token.text()) {
        case "if" -> into.add(branches(line));
        case "while" -> into.add(loop(line));
        case "for" -> into.add(iteration(line));
        case "def" -> into.add(function(line));
        case "try" -> into.add(attempt(line));
        default -> simple(into);
      }
    } else {
      simple(into);
    }
  }

  private void simple(List<Stmt> into) {
    do {
      if (in.sees(Token.Kind.NEWLINE)) break;
      into.add(small());
    } while (in.take(";"));
    in.want(Token.Kind.NEWLINE);
  }

  private List<Stmt> block() {
    in.want(":");
    List<Stmt> body = new ArrayList<>();
    if (!in.take(Token.Kind.NEWLINE)) {
      if (in.sees(";")) throw in.unexpected();
      simple(body);
      return body;
    }
    in.want(Token.Kind.INDENT);
    in.enter();
    while (!in.take(Token.Kind.DEDENT)) statement(body);
    in.leave();
    return body;
  }

  private List<Stmt> counted() {
    if (++blocks > BLOCKS) throw in.refuse("nesting", "too many loops within loops");
    List<Stmt> body = block();
    blocks--;
    return body;
  }

  private Stmt branches(int line) {
    List<Stmt.Branch> branches = new ArrayList<>();
    in.want("if");
    do {
      Expr test = in.named();
      branches.add(new Stmt.Branch(test, block()));
    } while (in.take("elif"));
    return new Stmt.If(branches, in.take("else") ? block() : List.of(), line);
  }

  private Stmt loop(int line) {
    in.want("while");
    Expr test = in.named();
    List<Stmt> body = looped();
    return new Stmt.While(test, body, in.take("else") ? block() : List.of(), line);
  }

  private Stmt iteration(int line) {
    in.want("for");
    Expr target = in.targets();
    Targets.check(target, line);
    in.want("in");
    Expr items = in.expressions();
    List<Stmt> body = looped();
    return new Stmt.For(target, items, body, in.take("else") ? block() : List.of(), line);
  }

  private List<Stmt> looped() {
    loops++;
    List<Stmt> body = counted();
    loops--;
    return body;
  }

  private Stmt function(int line) {
    in.want("def");
    String name = in.name();
    in.want("(");
    ParameterParser parser = new ParameterParser(in);
    Expr.Parameters parameters = parser.parse(")", true);
    in.want(")");
    if (in.take("->")) Annotations.check(in.expression(), line, annotations);
    annotations.addAll(parser.annotations());
    int outerLoops = loops;
    int outerBlocks = blocks;
    loops = 0;
    blocks = 0;
    functions++;
    List<Stmt> body = block();
    functions--;
    loops = outerLoops;
    blocks = outerBlocks;
    return new Stmt.Define(name, parameters, body, line);
  }

  private Stmt attempt(int line) {
    in.want("try");
    List<Stmt> body = counted();
    List<Stmt.Handler> handlers = new ArrayList<>();
    while (in.take("except")) {
      if (!handlers.isEmpty() && handlers.get(handlers.size() - 1).type() == null)
        throw in.refuse("syntax", "a handler after one for all");
      if (in.sees("*")) throw in.refuse("syntax", "groups of exceptions");
      Expr type = in.sees(":") ? null : in.expression();
      String name = type != null && in.take("as") ? in.name() : null;
      handlers.add(new Stmt.Handler(type, name, counted()));
    }
    List<Stmt> otherwise = !handlers.isEmpty() && in.take("else") ? counted() : List.of();
    boolean ends = in.take("finally");
    if (!ends && handlers.isEmpty()) throw in.refuse("syntax", "a try alone");
    List<Stmt> last = ends ? counted() : List.of();
    return new Stmt.Try(body, handlers, otherwise, last, line);
  }

  private Stmt small() {
    int line = in.line();
    if (in.sees(Token.Kind.KEYWORD)) {
      Stmt stmt = keyword(in.peek().text(), line);
      if (stmt != null) return stmt;
    }
    return assignment(line);
  }

  private @Nullable Stmt keyword(String word, int line) {
    switch (word) {
      case "pass", "break", "continue", "return", "assert", "raise", "del", "global", "nonlocal" ->
          in.next();
      default -> {
        return null;
      }
    }
    return switch (word) {
      case "pass" -> new Stmt.Pass(line);
      case "break" -> inLoop(new Stmt.Break(line));
      case "continue" -> inLoop(new Stmt.Continue(line));
      case "return" -> {
        if (functions == 0) throw in.refuse("syntax", "return outside of a function");
        yield new Stmt.Return(in.startsExpression() ? in.expressions() : null, line);
      }
      case "assert" -> {
        Expr test = in.expression();
        yield new Stmt.Assert(test, in.take(",") ? in.expression() : null, line);
      }
      case "raise" -> {
        Expr value = in.startsExpression() ? in.expression() : null;
        Expr cause = value != null && in.take("from") ? in.expression() : null;
        yield new Stmt.Raise(value, cause, line);
      }
      case "del" -> delete(line);
      case "global" -> new Stmt.Global(names(), line);
      default -> new Stmt.Nonlocal(names(), line);
    };
  }

  private Stmt inLoop(Stmt stmt) {
    if (loops == 0) throw in.refuse("syntax", "outside of a loop");
    return stmt;
  }

  private Stmt delete(int line) {
    if (!in.startsExpression()) throw in.unexpected();
    Expr target = in.expressions();
    Targets.checkDeleted(target, line);
    return new Stmt.Delete(target instanceof Expr.TupleOf t ? t.items() : List.of(target), line);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of(in.name()));
    while (in.take(",")) names.add(in.name());
    return names;
  }

  private Stmt assignment(int line) {
    boolean bare = in.sees(Token.Kind.NAME);
    Expr first = in.starOrFirst();
    if (in.sees(":")) return annotated(first, bare, line);
    if (in.sees(Token.Kind.OPERATOR) && AUGMENTED.contains(in.peek().text())) {
      String operator = in.next().text();
      if (operator.equals("@=")) throw in.refuse("operator", "the operator @");
      Targets.checkAugmented(first, line);
      String plain = operator.substring(0, operator.length() - 1);
      return new Stmt.Augment(first, plain, in.expressions(), line);
    }
    if (!in.sees("=")) {
      in.single(first);
      return new Stmt.Evaluate(first, line);
    }
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (in.take("=")) parts.add(in.starOrFirst());
    Expr value = in.single(parts.remove(parts.size() - 1));
    parts.forEach(t -> Targets.check(t, line));
    if (value instanceof Expr.TupleOf) parts.forEach(t -> Targets.checkTwice(t, line));
    return new Stmt.Assign(parts, value, line);
  }

  private Stmt annotated(Expr target, boolean bare, int line) {
    if (!bare || !(target instanceof Expr.Name name))
      throw in.refuse("annotation", "the target of an annotation");
    in.want(":");
    Annotations.check(in.expression(), line, annotations);
    if (!in.take("=")) return new Stmt.Declare(name.id(), line);
    return new Stmt.Assign(List.of(target), in.expressions(), line);
  }
}
