package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PySet;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles expressions. */
final class Expressions {
  private static final Node NONE = f -> PyNone.NONE;

  private final Names names;
  private final CallCompiler calls;
  private final Functionals functionals;

  Expressions(Names names, Binder.Scopes scopes) {
    this.names = names;
    this.calls = new CallCompiler(this);
    this.functionals = new Functionals(this, names, scopes);
  }

  Functionals functionals() {
    return functionals;
  }

  Node compile(Unit unit, Expr expr) {
    unit.down(0);
    Node node =
        switch (expr) {
          case Expr.Constant e -> constant(e.value());
          case Expr.Name e -> names.load(unit.scope, e.id(), unit.line());
          case Expr.ListOf e -> list(unit, e);
          case Expr.TupleOf e -> tuple(unit, e);
          case Expr.SetOf e -> set(unit, e);
          case Expr.DictOf e -> dict(unit, e);
          case Expr.Unary e -> unary(unit, e);
          case Expr.Binary e -> binary(unit, e);
          case Expr.Logic e -> logic(all(unit, e.operands()), e.and());
          case Expr.Compare e -> compare(unit, e);
          case Expr.Conditional e -> conditional(unit, e);
          case Expr.Call e -> calls.compile(unit, e);
          case Expr.Attribute e -> attribute(unit, e);
          case Expr.Subscript e -> subscript(unit, e);
          case Expr.Slice e -> throw new IllegalStateException("a slice alone");
          case Expr.Starred e -> throw new IllegalStateException("a star alone");
          case Expr.Lambda e -> functionals.lambda(unit, e);
          case Expr.Walrus e -> walrus(unit, e);
          case Expr.Comprehension e -> functionals.comprehension(unit, e);
          case Expr.Formatted e -> Pieces.compile(unit, e.parts(), this::compile);
        };
    unit.up();
    return node;
  }

  Node maybe(Unit unit, @Nullable Expr e) {
    return e == null ? NONE : compile(unit, e);
  }

  Node[] all(Unit unit, List<Expr> items) {
    Node[] nodes = new Node[items.size()];
    for (int i = 0; i < nodes.length; i++) nodes[i] = compile(unit, items.get(i));
    return nodes;
  }

  private static Node constant(PyValue value) {
    return f -> value;
  }

  /** Evaluates items one after the other; those with a star give several. */
  Items items(Unit unit, List<Expr> exprs) {
    Node[] nodes = new Node[exprs.size()];
    boolean[] stars = new boolean[exprs.size()];
    boolean any = false;
    for (int i = 0; i < nodes.length; i++) {
      stars[i] = exprs.get(i) instanceof Expr.Starred;
      any |= stars[i];
      nodes[i] = compile(unit, exprs.get(i) instanceof Expr.Starred s ? s.value() : exprs.get(i));
    }
    return any ? f -> starred(f, nodes, stars) : f -> plain(f, nodes);
  }

  /** Several values at once. */
  interface Items {
    PyValue[] eval(Frame frame);
  }

  private static PyValue[] plain(Frame f, Node[] nodes) {
    PyValue[] values = new PyValue[nodes.length];
    for (int i = 0; i < values.length; i++) values[i] = nodes[i].eval(f);
    return values;
  }

  private static PyValue[] starred(Frame f, Node[] nodes, boolean[] stars) {
    PyList values = new PyList();
    for (int i = 0; i < nodes.length; i++) {
      PyValue value = nodes[i].eval(f);
      if (stars[i]) ListMethods.extend(f.run, values, value);
      else values.add(value);
    }
    return values.toArray();
  }

  private Node list(Unit unit, Expr.ListOf e) {
    Items items = items(unit, e.items());
    return f -> {
      PyValue[] values = items.eval(f);
      f.run.allocate(56 + 8L * values.length);
      return PyList.of(values);
    };
  }

  private Node tuple(Unit unit, Expr.TupleOf e) {
    Items items = items(unit, e.items());
    return f -> {
      PyValue[] values = items.eval(f);
      f.run.allocate(40 + 8L * values.length);
      return PyTuple.of(values);
    };
  }

  private Node set(Unit unit, Expr.SetOf e) {
    Node[] nodes = new Node[e.items().size()];
    boolean[] stars = new boolean[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      stars[i] = e.items().get(i) instanceof Expr.Starred;
      nodes[i] =
          compile(unit, e.items().get(i) instanceof Expr.Starred s ? s.value() : e.items().get(i));
    }
    return f -> {
      f.run.allocate(200);
      PySet set = new PySet();
      PyValue[] plain = new PyValue[nodes.length];
      int from = 0;
      for (int i = 0; i < nodes.length; i++) {
        plain[i] = nodes[i].eval(f);
        if (!stars[i]) continue;
        for (; from < i; from++) set.add(f.run, plain[from]);
        Sets.pour(f.run, set, plain[from++]);
      }
      for (; from < nodes.length; from++) set.add(f.run, plain[from]);
      return set;
    };
  }

  private Node dict(Unit unit, Expr.DictOf e) {
    Node[] keys = new Node[e.entries().size()];
    Node[] values = new Node[keys.length];
    boolean pours = false;
    for (int i = 0; i < keys.length; i++) {
      Expr key = e.entries().get(i).key();
      pours |= key == null;
      keys[i] = key == null ? NONE : compile(unit, key);
      values[i] = compile(unit, e.entries().get(i).value());
    }
    if (pours) return pouring(e, keys, values);
    return f -> {
      f.run.allocate(200);
      PyValue[] k = new PyValue[keys.length];
      PyValue[] v = new PyValue[keys.length];
      for (int i = 0; i < keys.length; i++) {
        k[i] = keys[i].eval(f);
        v[i] = values[i].eval(f);
      }
      PyDict dict = new PyDict();
      for (int i = 0; i < k.length; i++) dict.table().put(f.run, k[i], v[i]);
      return dict;
    };
  }

  private static Node pouring(Expr.DictOf e, Node[] keys, Node[] values) {
    boolean[] pours = new boolean[keys.length];
    for (int i = 0; i < keys.length; i++) pours[i] = e.entries().get(i).key() == null;
    return f -> {
      f.run.allocate(200);
      PyDict dict = new PyDict();
      for (int i = 0; i < keys.length; i++) {
        PyValue key = keys[i].eval(f);
        PyValue value = values[i].eval(f);
        if (!pours[i]) dict.table().put(f.run, key, value);
        else if (value instanceof PyDict d) Dicts.pour(f.run, dict, d);
        else throw PyError.type("not a mapping: " + value.typeName());
      }
      return dict;
    };
  }

  private Node unary(Unit unit, Expr.Unary e) {
    Node operand = compile(unit, e.operand());
    Operators.Unary operator = Operators.unary(e.operator());
    return f -> operator.apply(f.run, operand.eval(f));
  }

  private Node binary(Unit unit, Expr.Binary e) {
    Node left = compile(unit, e.left());
    Node right = compile(unit, e.right());
    Operators.Binary operator = Operators.binary(e.operator());
    return f -> {
      PyValue a = left.eval(f);
      return operator.apply(f.run, a, right.eval(f));
    };
  }

  private static Node logic(Node[] operands, boolean and) {
    int last = operands.length - 1;
    return f -> {
      for (int i = 0; i < last; i++) {
        PyValue value = operands[i].eval(f);
        if (Truth.of(value) != and) return value;
      }
      return operands[last].eval(f);
    };
  }

  private Node compare(Unit unit, Expr.Compare e) {
    Node[] operands = all(unit, e.operands());
    Operators.Comparison[] operators =
        e.operators().stream().map(Operators::comparison).toArray(Operators.Comparison[]::new);
    if (operators.length == 1) {
      Node left = operands[0];
      Node right = operands[1];
      Operators.Comparison operator = operators[0];
      return f -> {
        PyValue a = left.eval(f);
        return PyBool.of(operator.holds(f.run, a, right.eval(f)));
      };
    }
    return f -> {
      PyValue left = operands[0].eval(f);
      for (int i = 0; i < operators.length; i++) {
        PyValue right = operands[i + 1].eval(f);
        if (!operators[i].holds(f.run, left, right)) return PyBool.FALSE;
        left = right;
      }
      return PyBool.TRUE;
    };
  }

  private Node conditional(Unit unit, Expr.Conditional e) {
    Node test = compile(unit, e.test());
    Node then = compile(unit, e.then());
    Node otherwise = compile(unit, e.otherwise());
    return f -> (Truth.of(test.eval(f)) ? then : otherwise).eval(f);
  }

  private Node attribute(Unit unit, Expr.Attribute e) {
    Node object = compile(unit, e.object());
    return f -> Methods.attribute(f.run, object.eval(f), e.name());
  }

  private Node subscript(Unit unit, Expr.Subscript e) {
    Node object = compile(unit, e.object());
    if (e.index() instanceof Expr.Slice s) {
      Node from = maybe(unit, s.from());
      Node to = maybe(unit, s.to());
      Node step = maybe(unit, s.step());
      return f -> {
        PyValue o = object.eval(f);
        PyValue a = from.eval(f);
        PyValue b = to.eval(f);
        return Subscripts.slice(f.run, o, a, b, step.eval(f));
      };
    }
    Node index = compile(unit, e.index());
    return f -> {
      PyValue o = object.eval(f);
      return Subscripts.get(f.run, o, index.eval(f));
    };
  }

  private Node walrus(Unit unit, Expr.Walrus e) {
    Node value = compile(unit, e.value());
    Store store = names.store(unit.scope, e.name());
    return f -> {
      PyValue v = value.eval(f);
      store.set(f, v);
      return v;
    };
  }
}
