package cosr.templates.runtime;

import cosr.templates.syntax.Expr;
import cosr.templates.syntax.Scopes;
import cosr.templates.syntax.Statement;
import cosr.templates.syntax.Target;
import cosr.templates.value.Arguments;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs statements. */
final class Statements {
  /** How a statement ended. */
  enum End {
    NORMAL,
    BREAK,
    CONTINUE
  }

  private static final int DEPTH = 190;
  private final Rendering rendering;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Variables variables;
  private final Budget budget;
  private final Loops loops;
  private int depth;

  Statements(
      Rendering rendering,
      Expressions expressions,
      Scopes scopes,
      Variables variables,
      Budget budget) {
    this.rendering = rendering;
    this.expressions = expressions;
    this.scopes = scopes;
    this.variables = variables;
    this.budget = budget;
    this.loops = new Loops(this, rendering, expressions, scopes, variables, budget);
  }

  End run(List<Statement> body, Frame frame) {
    for (Statement statement : body) {
      End end = run(statement, frame);
      if (end != End.NORMAL) {
        return end;
      }
    }
    return End.NORMAL;
  }

  private End run(Statement statement, Frame frame) {
    budget.step();
    expressions.at(statement.at());
    return switch (statement) {
      case Statement.Data data -> {
        budget.charge(data.text().length());
        rendering.write(data.text());
        yield End.NORMAL;
      }
      case Statement.Print print -> {
        String text = Repr.str(expressions.print(print.node(), frame));
        budget.charge(text.length());
        rendering.write(text);
        yield End.NORMAL;
      }
      case Statement.If chain -> ifChain(chain, frame);
      case Statement.For loop -> loops.run(loop, frame);
      case Statement.Assign assign -> {
        requireNamespaces(assign.target(), frame);
        assign(assign.target(), expressions.eval(assign.node(), frame), frame);
        yield End.NORMAL;
      }
      case Statement.AssignBlock block -> assignBlock(block, frame);
      case Statement.Macro macro -> {
        frame.set(macro.name(), macro(macro, macro.name(), macro.signature(), macro.body(), frame));
        yield End.NORMAL;
      }
      case Statement.CallBlock block -> {
        Object caller = macro(block, null, block.signature(), block.body(), frame);
        rendering.write(Repr.str(expressions.call(block.call(), frame, caller)));
        yield End.NORMAL;
      }
      case Statement.FilterBlock block -> filterBlock(block, frame);
      case Statement.With with -> with(with, frame);
      case Statement.Generation generation -> {
        Macro body = macro(generation, null, EMPTY, generation.body(), frame);
        rendering.generated(Repr.str(body.call(Arguments.of())));
        yield End.NORMAL;
      }
      case Statement.Block block ->
          run(block.body(), new Frame(scopes.scope(block), null, variables));
      case Statement.Break end -> End.BREAK;
      case Statement.Continue end -> End.CONTINUE;
    };
  }

  private static final Statement.Signature EMPTY = new Statement.Signature(List.of(), List.of());

  private End ifChain(Statement.If chain, Frame frame) {
    for (Statement.Branch branch : chain.branches()) {
      if (Types.truth(expressions.eval(branch.test(), frame))) {
        return run(branch.body(), frame);
      }
    }
    return run(chain.otherwise(), frame);
  }

  private void requireNamespaces(Target target, Frame frame) {
    switch (target) {
      case Target.Name name -> {}
      case Target.Attribute attribute -> {
        if (!(frame.find(attribute.name()) instanceof Namespace)) {
          throw new PyException(
              "TemplateRuntimeError", "cannot assign attribute on non-namespace object");
        }
      }
      case Target.Tuple tuple -> tuple.items().forEach(item -> requireNamespaces(item, frame));
    }
  }

  /** Sets a target to a value; a tuple takes the value apart. */
  void assign(Target target, Object value, Frame frame) {
    switch (target) {
      case Target.Name name -> frame.set(name.name(), value);
      case Target.Attribute attribute -> {
        if (frame.find(attribute.name()) instanceof Namespace namespace) {
          namespace.set(attribute.attribute(), value);
        }
      }
      case Target.Tuple tuple -> {
        List<Object> items = unpack(value, tuple.items().size());
        for (int i = 0; i < items.size(); i++) {
          assign(tuple.items().get(i), items.get(i), frame);
        }
      }
    }
  }

  /** So many items of a value. */
  static List<Object> unpack(Object value, int wanted) {
    if (Iteration.iteratorOrNull(value) == null) {
      throw PyException.type("cannot unpack non-iterable " + Types.name(value) + " object");
    }
    List<Object> items = Iteration.list(value);
    if (items.size() < wanted) {
      throw PyException.value(
          "not enough values to unpack (expected " + wanted + ", got " + items.size() + ")");
    }
    if (items.size() > wanted) {
      throw PyException.value("too many values to unpack (expected " + wanted + ")");
    }
    return items;
  }

  private End assignBlock(Statement.AssignBlock block, Frame frame) {
    Frame inside = new Frame(scopes.scope(block), frame, variables);
    End[] end = {End.NORMAL};
    String text = rendering.captured(() -> end[0] = run(block.body(), inside));
    if (end[0] != End.NORMAL) {
      return end[0];
    }
    requireNamespaces(block.target(), frame);
    Object value =
        block.filter() == null ? text : expressions.filterText(block.filter(), text, inside);
    assign(block.target(), value, frame);
    return End.NORMAL;
  }

  private End filterBlock(Statement.FilterBlock block, Frame frame) {
    Frame inside = new Frame(scopes.scope(block), frame, variables);
    End[] end = {End.NORMAL};
    String text = rendering.captured(() -> end[0] = run(block.body(), inside));
    if (end[0] == End.NORMAL) {
      rendering.write(Repr.str(expressions.filterText(block.filter(), text, inside)));
    }
    return end[0];
  }

  private End with(Statement.With with, Frame frame) {
    Frame inside = new Frame(scopes.scope(with), frame, variables);
    for (int i = 0; i < with.targets().size(); i++) {
      assign(with.targets().get(i), expressions.eval(with.values().get(i), frame), inside);
    }
    return run(with.body(), inside);
  }

  private Macro macro(
      Statement statement,
      @Nullable String name,
      Statement.Signature signature,
      List<Statement> body,
      Frame outer) {
    Scopes.Function function = scopes.function(statement);
    return new Macro(
        name,
        signature.parameters().stream().map(Target.Name::name).toList(),
        new Macro.Specials(function.caller(), function.kwargs(), function.varargs()),
        values -> rendering.captured(() -> body(function, signature, body, outer, values)));
  }

  private void body(
      Scopes.Function function,
      Statement.Signature signature,
      List<Statement> body,
      Frame outer,
      Map<String, Object> values) {
    if (++depth > DEPTH) {
      throw new PyException("RecursionError", "maximum recursion depth exceeded");
    }
    Frame frame = new Frame(function.scope(), outer, variables);
    values.forEach(frame::set);
    for (int i = 0; i < signature.parameters().size(); i++) {
      String name = signature.parameters().get(i).name();
      if (!values.containsKey(name)) {
        Expr other = signature.defaultOf(i);
        frame.set(
            name,
            other == null
                ? Undefined.hint("parameter " + Repr.repr(name) + " was not provided")
                : expressions.eval(other, frame));
      }
    }
    run(body, frame);
    depth--;
  }
}
