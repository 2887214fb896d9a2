package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.syntax.Stmt;
import cosr.python.value.PyDict;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PySet;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles what has a scope of its own: functions and comprehensions. */
final class Functionals {
  private final Expressions expressions;
  private final Names names;
  private final Binder.Scopes scopes;

  Functionals(Expressions expressions, Names names, Binder.Scopes scopes) {
    this.expressions = expressions;
    this.names = names;
    this.scopes = scopes;
  }

  /** Compiles the body of a function within its own unit. */
  interface Body {
    Step compile(Unit unit);
  }

  Node lambda(Unit unit, Expr.Lambda e) {
    return function(
        unit,
        "<lambda>",
        e,
        e.parameters(),
        inner -> {
          Node body = expressions.compile(inner, e.body());
          int weight = 1 + inner.nodes();
          return f -> {
            f.run.line(e.line());
            f.run.step(weight);
            f.result = body.eval(f);
            return Step.RETURN;
          };
        });
  }

  Node function(Unit unit, Stmt.Define s, Body body) {
    return function(unit, s.name(), s, s.parameters(), body);
  }

  private Node function(Unit unit, String name, Object node, Expr.Parameters p, Body body) {
    Node[] defaults = expressions.all(unit, p.defaults());
    Node[] named = new Node[p.namedDefaults().size()];
    for (int i = 0; i < named.length; i++)
      named[i] = expressions.compile(unit, p.namedDefaults().get(i).value());
    Scope scope = scopes.of(node);
    Unit inner = new Unit(scope);
    inner.down(unit.line());
    Step step = body.compile(inner);
    Code code =
        new Code(
            name,
            p.positional(),
            p.named(),
            p.rest() != null,
            p.mapping() != null,
            places(scope, p),
            scope,
            unit.scope.captured(scope),
            step,
            inner.height());
    return f -> {
      f.run.allocate(100);
      PyValue[] values = new PyValue[defaults.length];
      for (int i = 0; i < values.length; i++) values[i] = defaults[i].eval(f);
      Map<String, PyValue> others = named.length == 0 ? Map.of() : new HashMap<>();
      for (int i = 0; i < named.length; i++)
        others.put(Binder.nameOf(p.namedDefaults().get(i)), named[i].eval(f));
      return new PyFunction(code, f, values, others);
    };
  }

  private static int[] places(Scope scope, Expr.Parameters p) {
    List<String> all = new ArrayList<>(p.positional());
    all.addAll(p.named());
    if (p.rest() != null) all.add(p.rest());
    if (p.mapping() != null) all.add(p.mapping());
    return all.stream().mapToInt(n -> place(scope, n)).toArray();
  }

  private static int place(Scope scope, String name) {
    return switch (scope.place(name)) {
      case Scope.Local(int slot) -> slot;
      case Scope.Shared(int cell, boolean free) -> ~cell;
      case Scope.Global() -> throw new IllegalStateException("a global parameter");
    };
  }

  private interface Sink {
    void take(Frame frame);
  }

  Node comprehension(Unit unit, Expr.Comprehension e) {
    Node first = expressions.compile(unit, e.clauses().get(0).items());
    Scope scope = scopes.of(e);
    int[] captured = unit.scope.captured(scope);
    Unit inner = new Unit(scope);
    inner.down(e.line());
    Generator.Loops loops = loops(inner, e);
    Node element = expressions.compile(inner, e.element());
    Node value = expressions.maybe(inner, e.value());
    int height = inner.height();
    Generator.Loops paid =
        new Generator.Loops(loops.targets(), loops.sources(), loops.conditions(), inner.nodes());
    return f -> {
      PyIter source = Iterators.of(first.eval(f));
      Frame frame = new Frame(f.run, f.globals, scope, f.capture(captured));
      if (e.collect() == Expr.Collect.GENERATOR)
        return new Generator(paid, element, frame, source, height);
      f.run.allocate(120);
      f.run.enterNodes(height);
      try {
        return collect(e.collect(), paid, element, value, frame, source);
      } finally {
        f.run.leaveNodes(height);
      }
    };
  }

  private static PyValue collect(
      Expr.Collect collect,
      Generator.Loops loops,
      Node element,
      Node value,
      Frame frame,
      PyIter source) {
    Run run = frame.run;
    return switch (collect) {
      case LIST, GENERATOR -> {
        PyList list = new PyList();
        walk(
            loops,
            frame,
            0,
            source,
            f -> {
              run.allocate(16);
              list.add(element.eval(f));
            });
        yield list;
      }
      case SET -> {
        PySet set = new PySet();
        walk(loops, frame, 0, source, f -> set.add(run, element.eval(f)));
        yield set;
      }
      case DICT -> {
        PyDict dict = new PyDict();
        walk(
            loops,
            frame,
            0,
            source,
            f -> {
              PyValue key = element.eval(f);
              dict.table().put(run, key, value.eval(f));
            });
        yield dict;
      }
    };
  }

  private static void walk(
      Generator.Loops loops, Frame frame, int level, PyIter source, Sink sink) {
    Run run = frame.run;
    boolean last = level == loops.targets().length - 1;
    Store target = loops.targets()[level];
    for (PyValue item = source.next(run); item != null; item = source.next(run)) {
      run.step(loops.weight());
      target.set(frame, item);
      if (!loops.hold(frame, level)) continue;
      if (last) sink.take(frame);
      else {
        PyIter inner = Iterators.of(loops.sources()[level + 1].eval(frame));
        walk(loops, frame, level + 1, inner, sink);
      }
    }
  }

  private Generator.Loops loops(Unit unit, Expr.Comprehension e) {
    int count = e.clauses().size();
    Store[] targets = new Store[count];
    Node[] sources = new Node[count];
    Node[][] conditions = new Node[count][];
    for (int i = 0; i < count; i++) {
      Expr.Clause clause = e.clauses().get(i);
      sources[i] =
          i == 0 ? f -> cosr.python.value.PyNone.NONE : expressions.compile(unit, clause.items());
      targets[i] = new Assignments(expressions, names).store(unit, clause.target());
      conditions[i] = expressions.all(unit, clause.conditions());
    }
    return new Generator.Loops(targets, sources, conditions, 1);
  }
}
