package cosr.python.run;

import cosr.python.syntax.Stmt;
import cosr.python.value.PyError;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles {@code try}. Limits and refusals pass through all handlers and ends. */
final class Attempts {
  private final Statements statements;
  private final Expressions expressions;
  private final Names names;

  Attempts(Statements statements, Expressions expressions, Names names) {
    this.statements = statements;
    this.expressions = expressions;
    this.names = names;
  }

  private record Handler(
      @Nullable Node type, @Nullable Store store, @Nullable Step forget, Step body) {}

  Step compile(Unit unit, Stmt.Try s) {
    Step body = statements.block(unit, s.body());
    List<Handler> handlers = s.handlers().stream().map(h -> handler(unit, h)).toList();
    Step otherwise = statements.block(unit, s.otherwise());
    Step guarded = handlers.isEmpty() ? body : guarded(body, handlers, otherwise);
    if (s.last().isEmpty()) return guarded;
    return ended(guarded, statements.block(unit, s.last()));
  }

  private Handler handler(Unit unit, Stmt.Handler h) {
    Node type = h.type() == null ? null : expressions.compile(unit, h.type());
    String name = h.name();
    Store store = name == null ? null : names.store(unit.scope, name);
    Step forget = name == null ? null : names.delete(unit.scope, name, false);
    return new Handler(type, store, forget, statements.block(unit, h.body()));
  }

  private static Step guarded(Step body, List<Handler> handlers, Step otherwise) {
    return f -> {
      int signal;
      try {
        signal = body.run(f);
      } catch (PyError e) {
        return handle(f, e, handlers);
      }
      return signal == Step.NORMAL ? otherwise.run(f) : signal;
    };
  }

  private static int handle(Frame f, PyError e, List<Handler> handlers) {
    Run run = f.run;
    PyError before = run.handled();
    run.handled(e);
    try {
      for (Handler h : handlers) {
        if (h.type != null && !catches(h.type.eval(f), e)) continue;
        if (h.store != null) h.store.set(f, e.value());
        try {
          return h.body.run(f);
        } finally {
          if (h.forget != null) h.forget.run(f);
        }
      }
      throw e;
    } finally {
      run.handled(before);
    }
  }

  private static boolean catches(PyValue type, PyError e) {
    if (!(type instanceof PyTuple types)) return e.isA(checked(type));
    for (PyValue t : types.items()) checked(t);
    for (PyValue t : types.items()) if (e.isA(checked(t))) return true;
    return false;
  }

  private static PyType checked(PyValue type) {
    if (type instanceof PyType t && t.isA(PyType.BASE_EXCEPTION)) return t;
    throw PyError.type("catching classes that do not inherit from BaseException is not allowed");
  }

  private static Step ended(Step guarded, Step last) {
    return f -> {
      int signal;
      try {
        signal = guarded.run(f);
      } catch (PyError e) {
        PyError before = f.run.handled();
        f.run.handled(e);
        int override;
        try {
          override = last.run(f);
        } finally {
          f.run.handled(before);
        }
        if (override != Step.NORMAL) return override;
        throw e;
      }
      PyValue result = f.result;
      int override = last.run(f);
      if (override != Step.NORMAL) return override;
      f.result = result;
      return signal;
    };
  }
}
