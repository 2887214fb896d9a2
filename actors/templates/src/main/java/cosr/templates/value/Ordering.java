package cosr.templates.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Python's order of values and its sorted(). */
public final class Ordering {
  private static final int SHORT = 64;

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

  /** Sorts as Python sorts a short list, so that a pair that cannot be compared is the same. */
  private static void sortShort(List<Keyed> items) {
    int run = run(items);
    for (int i = run; i < items.size(); i++) {
      Keyed pivot = items.get(i);
      int low = 0;
      int high = i;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(Op.LT, pivot.key, items.get(middle).key)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      items.remove(i);
      items.add(low, pivot);
    }
  }

  /** The length of the sorted run at the start; one that falls is turned round. */
  private static int run(List<Keyed> items) {
    if (items.size() < 2) {
      return items.size();
    }
    boolean falls = compare(Op.LT, items.get(1).key, items.get(0).key);
    int run = 2;
    while (run < items.size()
        && compare(Op.LT, items.get(run).key, items.get(run - 1).key) == falls) {
      run++;
    }
    if (falls) {
      Collections.reverse(items.subList(0, run));
    }
    return run;
  }

  /** A pair of a key to sort by and the item. */
  public record Keyed(Object key, Object item) {}

  /** sorted(): stable, in reverse with equal items in their old order. */
  public static List<Object> sorted(List<Keyed> items, boolean reverse) {
    List<Keyed> copy = new ArrayList<>(items);
    if (reverse) {
      Collections.reverse(copy);
    }
    if (copy.size() < SHORT) {
      sortShort(copy);
    } else {
      copy.sort((x, y) -> compare(Op.LT, x.key, y.key) ? -1 : compare(Op.LT, y.key, x.key) ? 1 : 0);
    }
    if (reverse) {
      Collections.reverse(copy);
    }
    List<Object> sorted = new ArrayList<>();
    for (Keyed keyed : copy) {
      sorted.add(keyed.item);
    }
    return sorted;
  }
}
