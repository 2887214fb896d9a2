package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.value.PyError;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.Arrays;
import java.util.List;

/** Compiles targets: of assignments, of loops, and of {@code del}. */
final class Assignments {
  private final Expressions expressions;
  private final Names names;

  Assignments(Expressions expressions, Names names) {
    this.expressions = expressions;
    this.names = names;
  }

  Store store(Unit unit, Expr target) {
    unit.down(0);
    Store store =
        switch (target) {
          case Expr.Name e -> names.store(unit.scope, e.id());
          case Expr.Subscript e -> subscript(unit, e);
          case Expr.TupleOf e -> unpack(unit, e.items());
          case Expr.ListOf e -> unpack(unit, e.items());
          default -> throw new IllegalStateException("no target");
        };
    unit.up();
    return store;
  }

  private Store subscript(Unit unit, Expr.Subscript e) {
    Node object = expressions.compile(unit, e.object());
    if (e.index() instanceof Expr.Slice s) {
      Node from = expressions.maybe(unit, s.from());
      Node to = expressions.maybe(unit, s.to());
      Node step = expressions.maybe(unit, s.step());
      return (f, value) -> {
        PyValue o = object.eval(f);
        PyValue a = from.eval(f);
        PyValue b = to.eval(f);
        Subscripts.setSlice(f.run, o, a, b, step.eval(f), value);
      };
    }
    Node index = expressions.compile(unit, e.index());
    return (f, value) -> {
      PyValue o = object.eval(f);
      Subscripts.set(f.run, o, index.eval(f), value);
    };
  }

  private Store unpack(Unit unit, List<Expr> items) {
    Store[] stores = new Store[items.size()];
    int star = -1;
    for (int i = 0; i < stores.length; i++) {
      Expr item = items.get(i);
      if (item instanceof Expr.Starred) star = i;
      stores[i] = store(unit, item instanceof Expr.Starred s ? s.value() : item);
    }
    int at = star;
    return (f, value) -> {
      f.run.step(stores.length);
      PyValue[] values =
          at < 0 ? exactly(f.run, value, stores.length) : around(f.run, value, stores.length, at);
      for (int i = 0; i < stores.length; i++) stores[i].set(f, values[i]);
    };
  }

  /** As many values as there are targets; a generator is not asked for more than one too many. */
  private static PyValue[] exactly(Run run, PyValue value, int count) {
    if (!Iterators.iterable(value)) throw PyError.type("cannot unpack " + value.typeName());
    PyIter source = Iterators.of(value);
    PyValue[] values = new PyValue[count];
    for (int i = 0; i < count; i++) {
      PyValue item = source.next(run);
      if (item == null) throw PyError.value("not enough values to unpack");
      values[i] = item;
    }
    if (source.next(run) != null) throw PyError.value("too many values to unpack");
    return values;
  }

  private static PyValue[] around(Run run, PyValue value, int count, int star) {
    if (!Iterators.iterable(value)) throw PyError.type("cannot unpack " + value.typeName());
    PyValue[] all = Iterators.array(run, value);
    if (all.length < count - 1) throw PyError.value("not enough values to unpack");
    Sequences.pay(run, all.length);
    PyValue[] values = new PyValue[count];
    int rest = all.length - (count - 1);
    for (int i = 0; i < count; i++) {
      if (i == star) values[i] = PyList.of(Arrays.copyOfRange(all, i, i + rest));
      else values[i] = all[i < star ? i : i + rest - 1];
    }
    return values;
  }

  Step delete(Unit unit, Expr target) {
    return switch (target) {
      case Expr.Name e -> names.delete(unit.scope, e.id(), true);
      case Expr.TupleOf e -> deletes(unit, e.items());
      case Expr.ListOf e -> deletes(unit, e.items());
      case Expr.Subscript e -> deleteItem(unit, e);
      default -> throw new IllegalStateException("no target");
    };
  }

  Step deletes(Unit unit, List<Expr> targets) {
    Step[] steps = targets.stream().map(t -> delete(unit, t)).toArray(Step[]::new);
    return f -> {
      for (Step step : steps) step.run(f);
      return Step.NORMAL;
    };
  }

  private Step deleteItem(Unit unit, Expr.Subscript e) {
    Node object = expressions.compile(unit, e.object());
    if (e.index() instanceof Expr.Slice s) {
      Node from = expressions.maybe(unit, s.from());
      Node to = expressions.maybe(unit, s.to());
      Node step = expressions.maybe(unit, s.step());
      return f -> {
        PyValue o = object.eval(f);
        PyValue a = from.eval(f);
        PyValue b = to.eval(f);
        Subscripts.deleteSlice(f.run, o, a, b, step.eval(f));
        return Step.NORMAL;
      };
    }
    Node index = expressions.compile(unit, e.index());
    return f -> {
      PyValue o = object.eval(f);
      Subscripts.delete(f.run, o, index.eval(f));
      return Step.NORMAL;
    };
  }

  /** {@code a += b}: what the target names is evaluated once. */
  Step augment(Unit unit, Expr target, Operators.Binary operator, Node value) {
    if (target instanceof Expr.Name name) {
      Node load = names.load(unit.scope, name.id(), 0);
      Store store = names.store(unit.scope, name.id());
      return f -> {
        PyValue old = load.eval(f);
        store.set(f, operator.apply(f.run, old, value.eval(f)));
        return Step.NORMAL;
      };
    }
    if (!(target instanceof Expr.Subscript e)) throw new IllegalStateException("no target");
    if (e.index() instanceof Expr.Slice s) return augmentSlice(unit, e, s, operator, value);
    Node object = expressions.compile(unit, e.object());
    Node index = expressions.compile(unit, e.index());
    return f -> {
      PyValue o = object.eval(f);
      PyValue i = index.eval(f);
      PyValue old = Subscripts.get(f.run, o, i);
      Subscripts.set(f.run, o, i, operator.apply(f.run, old, value.eval(f)));
      return Step.NORMAL;
    };
  }

  private Step augmentSlice(
      Unit unit, Expr.Subscript e, Expr.Slice s, Operators.Binary operator, Node value) {
    Node object = expressions.compile(unit, e.object());
    Node from = expressions.maybe(unit, s.from());
    Node to = expressions.maybe(unit, s.to());
    Node step = expressions.maybe(unit, s.step());
    return f -> {
      PyValue o = object.eval(f);
      PyValue a = from.eval(f);
      PyValue b = to.eval(f);
      PyValue c = step.eval(f);
      PyValue old = Subscripts.slice(f.run, o, a, b, c);
      Subscripts.setSlice(f.run, o, a, b, c, operator.apply(f.run, old, value.eval(f)));
      return Step.NORMAL;
    };
  }
}
