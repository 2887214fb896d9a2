package cosr.templates.runtime;

import cosr.templates.syntax.Scopes;
import cosr.templates.syntax.Statement;
import cosr.templates.syntax.Target;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyException;
import cosr.templates.value.PyIterator;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Types;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Runs for loops. */
final class Loops {
  private static final int DEPTH = 190;
  private final Statements statements;
  private final Rendering rendering;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Variables variables;
  private final Budget budget;

  Loops(
      Statements statements,
      Rendering rendering,
      Expressions expressions,
      Scopes scopes,
      Variables variables,
      Budget budget) {
    this.statements = statements;
    this.rendering = rendering;
    this.expressions = expressions;
    this.scopes = scopes;
    this.variables = variables;
    this.budget = budget;
  }

  Statements.End run(Statement.For loop, Frame frame) {
    Object items = expressions.eval(loop.items(), frame);
    expressions.at(loop.at());
    if (loop.recursive()) {
      rendering.write(recursive(loop, frame, items, 0));
      return Statements.End.NORMAL;
    }
    return over(loop, frame, items, 0);
  }

  private String recursive(Statement.For loop, Frame frame, Object items, int depth) {
    if (depth > DEPTH) {
      throw new PyException("RecursionError", "maximum recursion depth exceeded");
    }
    return rendering.captured(() -> over(loop, frame, items, depth));
  }

  private Statements.End over(Statement.For loop, Frame frame, Object items, int depth) {
    Scopes.Loop names = scopes.loop(loop);
    Iterator<Object> each = Iteration.iterator(items);
    Object walked = items;
    if (loop.test() != null) {
      each = chosen(loop, frame, each);
      walked = new PyIterator("generator", each);
    }
    LoopContext context =
        new LoopContext(
            walked,
            each,
            depth,
            loop.recursive() ? (over, deeper) -> recursive(loop, frame, over, deeper) : null);
    boolean finished = false;
    Object item;
    while ((item = context.next()) != null) {
      budget.step();
      Frame inside = new Frame(names.body(), frame, variables);
      if (names.usesLoop()) {
        inside.set("loop", context);
      }
      statements.assign(loop.target(), item, inside);
      Statements.End end = statements.run(loop.body(), inside);
      if (end == Statements.End.BREAK) {
        break;
      }
      finished |= end == Statements.End.NORMAL;
    }
    if (finished || loop.otherwise().isEmpty()) {
      return Statements.End.NORMAL;
    }
    return statements.run(loop.otherwise(), new Frame(names.otherwise(), frame, variables));
  }

  /** The items for which the test of the loop holds. */
  private Iterator<Object> chosen(Statement.For loop, Frame frame, Iterator<Object> items) {
    Frame inside = new Frame(scopes.loop(loop).test(), frame, variables);
    return new Lazy() {
      @Override
      @Nullable Object produce() {
        while (items.hasNext()) {
          Object item = items.next();
          statements.assign(loop.target(), item, inside);
          if (loop.test() != null && Types.truth(expressions.eval(loop.test(), inside))) {
            return bound(loop.target(), inside);
          }
        }
        return null;
      }
    };
  }

  private static Object bound(Target target, Frame frame) {
    return switch (target) {
      case Target.Name name -> frame.get(name.name());
      case Target.Attribute attribute -> frame.get(attribute.name());
      case Target.Tuple tuple ->
          new PyTuple(tuple.items().stream().map(item -> bound(item, frame)).toList());
    };
  }
}
