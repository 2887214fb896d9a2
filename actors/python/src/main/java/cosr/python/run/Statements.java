package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.syntax.Stmt;
import cosr.python.value.PyError;
import cosr.python.value.PyException;
import cosr.python.value.PyIter;
import cosr.python.value.PyNone;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.List;

/** Compiles statements. Each pays as many steps as it has nodes. */
final class Statements {
  private static final Step NOTHING = f -> Step.NORMAL;

  private final Expressions expressions;
  private final Names names;
  private final Assignments assignments;
  private final Attempts attempts;

  Statements(Expressions expressions, Names names) {
    this.expressions = expressions;
    this.names = names;
    this.assignments = new Assignments(expressions, names);
    this.attempts = new Attempts(this, expressions, names);
  }

  Step block(Unit unit, List<Stmt> body) {
    unit.down(body.isEmpty() ? 0 : body.get(0).line());
    Step[] steps = body.stream().map(s -> statement(unit, s)).toArray(Step[]::new);
    unit.up();
    if (steps.length == 0) return NOTHING;
    if (steps.length == 1) return steps[0];
    return f -> {
      for (Step step : steps) {
        int signal = step.run(f);
        if (signal != Step.NORMAL) return signal;
      }
      return Step.NORMAL;
    };
  }

  private Step statement(Unit unit, Stmt stmt) {
    unit.down(stmt.line());
    int before = unit.nodes();
    Step step =
        switch (stmt) {
          case Stmt.Evaluate s -> evaluate(unit, s);
          case Stmt.Assign s -> assign(unit, s);
          case Stmt.Declare s -> NOTHING;
          case Stmt.Augment s -> augment(unit, s);
          case Stmt.Delete s -> assignments.deletes(unit, s.targets());
          case Stmt.If s -> branches(unit, s);
          case Stmt.While s -> loop(unit, s);
          case Stmt.For s -> iteration(unit, s);
          case Stmt.Break s -> f -> Step.BREAK;
          case Stmt.Continue s -> f -> Step.CONTINUE;
          case Stmt.Pass s -> NOTHING;
          case Stmt.Define s -> define(unit, s);
          case Stmt.Return s -> result(unit, s);
          case Stmt.Assert s -> assertion(unit, s);
          case Stmt.Raise s -> raise(unit, s);
          case Stmt.Try s -> attempts.compile(unit, s);
          case Stmt.Global s -> NOTHING;
          case Stmt.Nonlocal s -> NOTHING;
        };
    unit.up();
    boolean compound =
        stmt instanceof Stmt.If
            || stmt instanceof Stmt.While
            || stmt instanceof Stmt.For
            || stmt instanceof Stmt.Try;
    return paid(step, stmt.line(), compound ? 1 : unit.nodes() - before);
  }

  private static Step paid(Step step, int line, int nodes) {
    int weight = 1 + nodes;
    return f -> {
      f.run.line(line);
      f.run.step(weight);
      return step.run(f);
    };
  }

  private Step evaluate(Unit unit, Stmt.Evaluate s) {
    Node value = expressions.compile(unit, s.value());
    return f -> {
      PyValue ignored = value.eval(f);
      return Step.NORMAL;
    };
  }

  private Step assign(Unit unit, Stmt.Assign s) {
    Node value = expressions.compile(unit, s.value());
    Store[] stores =
        s.targets().stream().map(t -> assignments.store(unit, t)).toArray(Store[]::new);
    if (stores.length == 1) {
      Store store = stores[0];
      return f -> {
        store.set(f, value.eval(f));
        return Step.NORMAL;
      };
    }
    return f -> {
      PyValue v = value.eval(f);
      for (Store store : stores) store.set(f, v);
      return Step.NORMAL;
    };
  }

  private Step augment(Unit unit, Stmt.Augment s) {
    Node value = expressions.compile(unit, s.value());
    return assignments.augment(unit, s.target(), Operators.augmented(s.operator()), value);
  }

  /** A condition that pays for itself each time. */
  private Node test(Unit unit, Expr e) {
    int before = unit.nodes();
    Node test = expressions.compile(unit, e);
    int weight = unit.nodes() - before;
    return f -> {
      f.run.step(weight);
      return test.eval(f);
    };
  }

  private Step branches(Unit unit, Stmt.If s) {
    int count = s.branches().size();
    Node[] tests = new Node[count];
    Step[] bodies = new Step[count];
    for (int i = 0; i < count; i++) {
      tests[i] = test(unit, s.branches().get(i).test());
      bodies[i] = block(unit, s.branches().get(i).body());
    }
    Step otherwise = block(unit, s.otherwise());
    return f -> {
      for (int i = 0; i < count; i++) if (Truth.of(tests[i].eval(f))) return bodies[i].run(f);
      return otherwise.run(f);
    };
  }

  private Step loop(Unit unit, Stmt.While s) {
    Node test = test(unit, s.test());
    Step body = block(unit, s.body());
    Step otherwise = block(unit, s.otherwise());
    int line = s.line();
    return f -> {
      while (true) {
        f.run.line(line);
        f.run.step();
        if (!Truth.of(test.eval(f))) return otherwise.run(f);
        int signal = body.run(f);
        if (signal == Step.BREAK) return Step.NORMAL;
        if (signal == Step.RETURN) return signal;
      }
    };
  }

  private Step iteration(Unit unit, Stmt.For s) {
    Node items = test(unit, s.items());
    Store target = assignments.store(unit, s.target());
    Step body = block(unit, s.body());
    Step otherwise = block(unit, s.otherwise());
    int line = s.line();
    return f -> {
      Run run = f.run;
      PyIter source = Iterators.of(items.eval(f));
      while (true) {
        run.line(line);
        run.step();
        PyValue item = source.next(run);
        if (item == null) return otherwise.run(f);
        target.set(f, item);
        int signal = body.run(f);
        if (signal == Step.BREAK) return Step.NORMAL;
        if (signal == Step.RETURN) return signal;
      }
    };
  }

  private Step define(Unit unit, Stmt.Define s) {
    Node function = expressions.functionals().function(unit, s, inner -> block(inner, s.body()));
    Store store = names.store(unit.scope, s.name());
    return f -> {
      store.set(f, function.eval(f));
      return Step.NORMAL;
    };
  }

  private Step result(Unit unit, Stmt.Return s) {
    Node value = expressions.maybe(unit, s.value());
    return f -> {
      f.result = value.eval(f);
      return Step.RETURN;
    };
  }

  private Step assertion(Unit unit, Stmt.Assert s) {
    Node test = expressions.compile(unit, s.test());
    boolean told = s.message() != null;
    Node message = expressions.maybe(unit, s.message());
    return f -> {
      if (Truth.of(test.eval(f))) return Step.NORMAL;
      PyTuple args = told ? PyTuple.of(message.eval(f)) : PyTuple.EMPTY;
      throw new PyError(new PyException(PyType.ASSERTION_ERROR, args, true));
    };
  }

  private Step raise(Unit unit, Stmt.Raise s) {
    if (s.value() == null)
      return f -> {
        PyError handled = f.run.handled();
        if (handled == null)
          throw PyError.of(PyType.RUNTIME_ERROR, "No active exception to reraise");
        throw handled;
      };
    Node value = expressions.compile(unit, s.value());
    Node cause = expressions.maybe(unit, s.cause());
    return f -> {
      PyValue raised = value.eval(f);
      PyValue reason = cause.eval(f);
      PyException exception = exception(f.run, raised);
      if (reason != PyNone.NONE) exception(f.run, reason);
      throw new PyError(exception);
    };
  }

  /** What {@code raise} takes: an exception, or a class of exceptions that is called. */
  private static PyException exception(Run run, PyValue value) {
    if (value instanceof PyException e) return e;
    if (value instanceof PyType t
        && t.isA(PyType.BASE_EXCEPTION)
        && Calls.call(run, t) instanceof PyException made) return made;
    throw PyError.type("exceptions must derive from BaseException");
  }
}
