package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles calls; one of a method does not make the method a value. */
final class CallCompiler {
  private final Expressions expressions;

  CallCompiler(Expressions expressions) {
    this.expressions = expressions;
  }

  /** Evaluated arguments. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Arguments(PyValue[] values, String[] names) {}

  private interface Evaluate {
    Arguments of(Frame frame);
  }

  Node compile(Unit unit, Expr.Call call) {
    if (call.keywords().isEmpty()) return plain(unit, call);
    boolean method = call.function() instanceof Expr.Attribute;
    Node callee =
        expressions.compile(
            unit, call.function() instanceof Expr.Attribute a ? a.object() : call.function());
    Evaluate arguments = arguments(unit, call);
    if (method && call.function() instanceof Expr.Attribute a) {
      String name = a.name();
      return f -> {
        PyValue self = callee.eval(f);
        Method m = Methods.find(self, name);
        f.run.step();
        Arguments args = arguments.of(f);
        return m.call(f.run, self, args.values, args.names);
      };
    }
    return f -> {
      PyValue function = callee.eval(f);
      Arguments args = arguments.of(f);
      return Calls.call(f.run, function, args.values, args.names);
    };
  }

  private Node plain(Unit unit, Expr.Call call) {
    if (call.function() instanceof Expr.Attribute a) {
      Node object = expressions.compile(unit, a.object());
      Expressions.Items items = expressions.items(unit, call.arguments());
      String name = a.name();
      return f -> {
        PyValue self = object.eval(f);
        Method m = Methods.find(self, name);
        f.run.step();
        return m.call(f.run, self, items.eval(f), Calls.NO_NAMES);
      };
    }
    Node callee = expressions.compile(unit, call.function());
    Expressions.Items items = expressions.items(unit, call.arguments());
    return f -> {
      PyValue function = callee.eval(f);
      return Calls.call(f.run, function, items.eval(f), Calls.NO_NAMES);
    };
  }

  private Evaluate arguments(Unit unit, Expr.Call call) {
    Expressions.Items items = expressions.items(unit, call.arguments());
    List<Expr.Keyword> keywords = call.keywords();
    Node[] nodes = new Node[keywords.size()];
    String[] names = new String[nodes.length];
    boolean pours = false;
    for (int i = 0; i < nodes.length; i++) {
      String name = keywords.get(i).name();
      pours |= name == null;
      names[i] = name == null ? "" : name;
      nodes[i] = expressions.compile(unit, keywords.get(i).value());
    }
    if (pours) return f -> pouring(f, items.eval(f), names, nodes);
    return f -> {
      PyValue[] places = items.eval(f);
      PyValue[] all = java.util.Arrays.copyOf(places, places.length + nodes.length);
      for (int i = 0; i < nodes.length; i++) all[places.length + i] = nodes[i].eval(f);
      return new Arguments(all, names);
    };
  }

  private static Arguments pouring(Frame f, PyValue[] places, String[] names, Node[] nodes) {
    List<String> given = new ArrayList<>();
    List<PyValue> values = new ArrayList<>(List.of(places));
    for (int i = 0; i < nodes.length; i++) {
      PyValue value = nodes[i].eval(f);
      if (names[i].isEmpty()) pour(f.run, value, given, values);
      else name(given, values, names[i], value);
    }
    return new Arguments(values.toArray(new PyValue[0]), given.toArray(new String[0]));
  }

  private static void pour(Run run, PyValue mapping, List<String> given, List<PyValue> values) {
    if (!(mapping instanceof PyDict d))
      throw PyError.type("argument after ** must be a mapping, not " + mapping.typeName());
    for (int i = 0; i < d.table().end(); i++) {
      run.step();
      @Nullable PyValue key = d.table().keyAt(i);
      if (key == null) continue;
      if (!(key instanceof PyStr s)) throw PyError.type("keywords must be strings");
      name(given, values, s.text(), d.table().valueAt(i));
    }
  }

  private static void name(List<String> given, List<PyValue> values, String name, PyValue value) {
    if (given.contains(name)) throw PyError.type("several values for keyword " + name);
    given.add(name);
    values.add(value);
  }
}
