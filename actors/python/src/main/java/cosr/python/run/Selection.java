package cosr.python.run;

import cosr.python.value.Ordering;
import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PySet;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Built-in functions that go over many values. */
final class Selection {
  private Selection() {}

  static void register(BiConsumer<String, Builtins.Function> put) {
    put.accept("min", (run, a, n) -> extreme(run, a, n, Ordering.Op.LT));
    put.accept("max", (run, a, n) -> extreme(run, a, n, Ordering.Op.GT));
    put.accept("any", (run, a, n) -> PyBool.of(decides(run, a, n, true)));
    put.accept("all", (run, a, n) -> PyBool.of(!decides(run, a, n, false)));
    put.accept("sorted", Selection::sorted);
    put.accept("sum", Lazy::sum);
  }

  private static boolean decides(Run run, PyValue[] a, String[] n, boolean wanted) {
    Calls.arity(a, n, 1, 1);
    PyIter items = Iterators.unordered(a[0]);
    for (PyValue item = items.next(run); item != null; item = items.next(run)) {
      run.step();
      if (Truth.of(item) == wanted) return true;
    }
    return false;
  }

  private static PyValue sorted(Run run, PyValue[] a, String[] n) {
    if (Calls.positional(a, n) != 1) throw PyError.type("sorted expected 1 argument");
    PyValue key = Calls.keyword(a, n, "key", PyNone.NONE);
    PyValue[] items;
    if (a[0] instanceof PySet s && key == PyNone.NONE) {
      run.step(s.table().size());
      items = s.table().keys();
    } else {
      items = Iterators.fresh(run, a[0]);
    }
    Calls.allow(n, "key", "reverse");
    boolean reverse = Flags.of(Calls.keyword(a, n, "reverse", PyBool.FALSE));
    Sorting.sort(run, items, key, reverse);
    return PyList.of(items);
  }

  private static PyValue extreme(Run run, PyValue[] a, String[] n, Ordering.Op better) {
    Calls.allow(n, "key", "default");
    int places = Calls.positional(a, n);
    if (places == 0) throw PyError.type("expected at least 1 argument");
    PyValue otherwise = null;
    for (int i = 0; i < n.length; i++) if (n[i].equals("default")) otherwise = a[places + i];
    if (places > 1 && otherwise != null) throw PyError.type("default with several arguments");
    PyValue key = Calls.keyword(a, n, "key", PyNone.NONE);
    PyIter items =
        places == 1 ? source(a[0], key) : new Walks.OfArray(java.util.Arrays.copyOf(a, places));
    PyValue best = best(run, items, key, better);
    if (best != null) return best;
    if (otherwise != null) return otherwise;
    throw PyError.value("arg is an empty sequence");
  }

  private static @Nullable PyValue best(Run run, PyIter items, PyValue key, Ordering.Op better) {
    PyValue best = null;
    PyValue bestKey = null;
    for (PyValue item = items.next(run); item != null; item = items.next(run)) {
      run.step();
      PyValue itemKey = key == PyNone.NONE ? item : Calls.call(run, key, item);
      if (bestKey == null || Ordering.compare(run, better, itemKey, bestKey)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }

  /** The best of numbers or of strings is the same in any order. */
  private static PyIter source(PyValue value, PyValue key) {
    if (!(value instanceof PySet s) || key != PyNone.NONE) return Iterators.of(value);
    for (PyValue item : s.table().keys())
      if (item instanceof PyTuple || item instanceof PySet) return Iterators.of(s);
    return Iterators.unordered(s);
  }
}
