package cosr.templates.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Python's order of values and its sorted(). */
public final class Ordering {
  private Ordering() {}

  /** The four comparisons of order. */
  public enum Op {
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }
  }

  public static boolean compare(Op op, Object a, Object b) {
    Undefined.check(a);
    Undefined.check(b);
    if (Types.isNumber(a) && Types.isNumber(b)) {
      int order = Equality.numbers(a, b);
      return order != 2 && holds(op, order);
    }
    if (Types.isText(a) && Types.isText(b)) {
      return holds(op, Text.compare(Types.text(a), Types.text(b)));
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return lists(op, x.items(), y.items());
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return lists(op, x.items(), y.items());
    }
    throw PyException.type(
        Repr.repr(op.sign)
            + " not supported between instances of "
            + Repr.repr(Types.name(a))
            + " and "
            + Repr.repr(Types.name(b)));
  }

  private static boolean holds(Op op, int order) {
    return switch (op) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  private static boolean lists(Op op, List<Object> a, List<Object> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!Equality.same(a.get(i), b.get(i))) {
        return compare(op, a.get(i), b.get(i));
      }
    }
    return holds(op, Integer.compare(a.size(), b.size()));
  }

  /** A pair of a key to sort by and the item. */
  public record Keyed(Object key, Object item) {}

  /** sorted(): stable, in reverse with equal items in their old order. */
  public static List<Object> sorted(List<Keyed> items, boolean reverse) {
    List<Keyed> copy = new ArrayList<>(items);
    Comparator<Keyed> order =
        (x, y) ->
            compare(Op.LT, x.key, y.key) ? -1 : compare(Op.LT, y.key, x.key) ? 1 : 0;
    copy.sort(reverse ? order.reversed() : order);
    List<Object> sorted = new ArrayList<>();
    for (Keyed keyed : copy) {
      sorted.add(keyed.item);
    }
    return sorted;
  }
}
