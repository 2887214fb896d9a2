package cosr.python;

import cosr.python.syntax.Expr;
import cosr.python.syntax.Tree;
import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PySet;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.util.List;
import java.util.Optional;

/**
 * Texts that write one value out: numbers with or without a sign, strings, {@code None}, {@code
 * True}, {@code False}, and lists, tuples, dicts and sets of such. Nothing is ever evaluated.
 */
public final class Literal {
  private Literal() {}

  /** The value that a text writes out, or nothing if it writes none. It never throws. */
  public static Optional<PyValue> parse(String text) {
    try {
      return Optional.of(value(new Run(10_000_000, 1 << 26, 100), Tree.expression(text.strip())));
    } catch (RefusedException | PyError | cosr.python.value.LimitException e) {
      return Optional.empty();
    } catch (StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static PyValue value(Run run, Expr expr) {
    return switch (expr) {
      case Expr.Constant e -> e.value();
      case Expr.ListOf e -> PyList.of(all(run, e.items()));
      case Expr.TupleOf e -> PyTuple.of(all(run, e.items()));
      case Expr.SetOf e -> set(run, e.items());
      case Expr.DictOf e -> dict(run, e);
      case Expr.Unary e -> signed(e);
      case Expr.Call e
          when e.function() instanceof Expr.Name n
              && n.id().equals("set")
              && e.arguments().isEmpty()
              && e.keywords().isEmpty() ->
          new PySet();
      default -> throw new RefusedException("literal", 1, "no literal");
    };
  }

  private static PyValue[] all(Run run, List<Expr> items) {
    return items.stream().map(e -> value(run, e)).toArray(PyValue[]::new);
  }

  private static PyValue set(Run run, List<Expr> items) {
    PySet set = new PySet();
    for (PyValue item : all(run, items)) set.add(run, item);
    return set;
  }

  private static PyValue dict(Run run, Expr.DictOf e) {
    PyDict dict = new PyDict();
    for (Expr.Entry entry : e.entries()) {
      Expr key = entry.key();
      if (key == null) throw new RefusedException("literal", 1, "no literal");
      dict.table().put(run, value(run, key), value(run, entry.value()));
    }
    return dict;
  }

  private static PyValue signed(Expr.Unary e) {
    boolean minus = e.operator().equals("-");
    if (!(minus || e.operator().equals("+")) || !(e.operand() instanceof Expr.Constant c))
      throw new RefusedException("literal", 1, "no literal");
    if (c.value() instanceof PyBool || !Numeric.isNumber(c.value()))
      throw new RefusedException("literal", 1, "no literal");
    if (!minus) return c.value();
    if (c.value() instanceof PyFloat f) return new PyFloat(-f.value());
    return PyInt.of(Numeric.integer(c.value()).big().negate());
  }
}
