package cosr.python.run;

import cosr.python.value.Ordering;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PySet;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** A stable merge sort that asks for nothing but {@code <}, as {@code list.sort} does. */
final class Sorting {
  private Sorting() {}

  /** Sorts items in place. */
  static void sort(Run run, PyValue[] items, PyValue key, boolean reverse) {
    PyValue[] keys = items;
    if (key != PyNone.NONE) {
      keys = new PyValue[items.length];
      for (int i = 0; i < items.length; i++) {
        run.step();
        keys[i] = Calls.call(run, key, items[i]);
      }
    }
    if (items.length < 2) return;
    Sequences.pay(run, 3L * items.length);
    for (PyValue k : keys) total(run, k);
    int[] order = new int[items.length];
    for (int i = 0; i < order.length; i++) order[i] = reverse ? order.length - 1 - i : i;
    split(run, keys, order, new int[order.length], 0, order.length);
    PyValue[] sorted = new PyValue[items.length];
    for (int i = 0; i < sorted.length; i++)
      sorted[reverse ? sorted.length - 1 - i : i] = items[order[i]];
    System.arraycopy(sorted, 0, items, 0, items.length);
  }

  /** Sets have no total order: which of them are compared would show. */
  private static void total(Run run, PyValue value) {
    if (value instanceof PySet) throw new RefusedException("set-order", 0, "sets are put in order");
    if (!(value instanceof PyTuple) && !(value instanceof PyList)) return;
    run.descend();
    try {
      for (PyValue item : Iterators.array(run, value)) total(run, item);
    } finally {
      run.ascend();
    }
  }

  private static void split(Run run, PyValue[] keys, int[] order, int[] space, int from, int to) {
    if (to - from < 2) return;
    int middle = (from + to) >>> 1;
    split(run, keys, order, space, from, middle);
    split(run, keys, order, space, middle, to);
    if (!less(run, keys[order[middle]], keys[order[middle - 1]])) return;
    System.arraycopy(order, from, space, from, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeRight =
          left == middle || (right < to && less(run, keys[space[right]], keys[space[left]]));
      order[i] = takeRight ? space[right++] : space[left++];
    }
  }

  private static boolean less(Run run, PyValue a, PyValue b) {
    run.step();
    return Ordering.compare(run, Ordering.Op.LT, a, b);
  }
}
