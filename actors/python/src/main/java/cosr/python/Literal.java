package cosr.python;

import cosr.python.syntax.Expr;
import cosr.python.syntax.Tree;
import cosr.python.value.LimitException;
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
import java.util.Set;

/**
 * Texts that write one value out: numbers with or without a sign, strings, {@code None}, {@code
 * True}, {@code False}, and lists, tuples, dicts and sets of such. Nothing is ever evaluated.
 */
public final class Literal {
  private static final Set<String> WRONG = Set.of("literal", "syntax", "dunder", "f-string");

  private Literal() {}

  /** What reading a text gives. */
  public sealed interface Reading {}

  /** The value that it writes out. */
  public record Read(PyValue value) implements Reading {}

  /** It writes out no value. */
  public record NotOne() implements Reading {}

  /**
   * It may write out a value that is not in the subset.
   *
   * @param code of the refusal, as in docs/python.md, or {@code limit}
   */
  public record Outside(String code) implements Reading {}

  /** The value that a text writes out, or nothing if it writes none here. It never throws. */
  public static Optional<PyValue> parse(String text) {
    return read(text) instanceof Read read ? Optional.of(read.value()) : Optional.empty();
  }

  /** Reads a text; it never throws. */
  public static Reading read(String text) {
    try {
      return new Read(value(new Run(10_000_000, 1 << 26, 100), Tree.expression(text.strip())));
    } catch (RefusedException e) {
      return WRONG.contains(e.code()) ? new NotOne() : new Outside(e.code());
    } catch (PyError e) {
      return new NotOne();
    } catch (LimitException | StackOverflowError e) {
      return new Outside("limit");
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
