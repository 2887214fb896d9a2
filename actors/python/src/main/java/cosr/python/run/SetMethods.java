package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyIter;
import cosr.python.value.PyNone;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import cosr.python.value.Table;
import java.util.Map;

/** Methods of sets and frozensets. */
final class SetMethods {
  private SetMethods() {}

  private interface Combine {
    PySet apply(Run run, PySet a, PyValue b);
  }

  static void register(Map<String, Method> m, Map<String, Method> frozen) {
    combine(m, "union", "update", SetMethods::unite);
    combine(m, "intersection", "intersection_update", SetMethods::intersect);
    combine(m, "difference", "difference_update", SetMethods::differ);
    m.put("symmetric_difference", (run, s, a, n) -> symmetric(run, s, a, n));
    m.put("issubset", (run, s, a, n) -> PyBool.of(within(run, set(s), other(run, a, n))));
    m.put("issuperset", (run, s, a, n) -> PyBool.of(all(run, a, n, set(s), true)));
    m.put("isdisjoint", (run, s, a, n) -> PyBool.of(all(run, a, n, set(s), false)));
    m.put("copy", SetMethods::copy);
    frozen.putAll(m);
    for (String name : new String[] {"update", "intersection_update", "difference_update"})
      frozen.remove(name);
    m.put("symmetric_difference_update", SetMethods::symmetricUpdate);
    m.put("add", SetMethods::add);
    m.put("discard", SetMethods::discard);
    m.put("remove", SetMethods::remove);
    m.put("pop", SetMethods::pop);
    m.put("clear", SetMethods::clear);
  }

  private static PySet set(PyValue self) {
    return (PySet) self;
  }

  private static Table table(PyValue self) {
    return ((PySet) self).table();
  }

  private static PySet set(Run run, PyValue value) {
    return value instanceof PySet s ? s : Sets.of(run, value, false);
  }

  private static PySet other(Run run, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    return set(run, a[0]);
  }

  private static void combine(Map<String, Method> m, String name, String update, Combine by) {
    m.put(
        name,
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, Integer.MAX_VALUE);
          PySet all = Sets.copy(run, set(s), set(s).frozen());
          for (PyValue value : a) all = by.apply(run, all, value);
          return all;
        });
    m.put(
        update,
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, Integer.MAX_VALUE);
          PySet all = set(s);
          if (update.equals("update")) for (PyValue v : a) Sets.pour(run, all, v);
          else {
            for (PyValue value : a) all = by.apply(run, all, value);
            if (a.length > 0) Sets.become(run, set(s), all);
          }
          return PyNone.NONE;
        });
  }

  private static PySet unite(Run run, PySet a, PyValue b) {
    PySet all = Sets.copy(run, a, a.frozen());
    Sets.pour(run, all, b);
    return all;
  }

  private static PySet differ(Run run, PySet a, PyValue b) {
    return Sets.difference(run, a, set(run, b));
  }

  private static PySet intersect(Run run, PySet a, PyValue b) {
    if (b instanceof PySet s) return Sets.intersection(run, a, s);
    return Sets.kept(run, b, a, a.frozen());
  }

  private static PyValue symmetric(Run run, PyValue self, PyValue[] a, String[] n) {
    return Sets.symmetric(run, set(self), other(run, a, n));
  }

  private static PyValue symmetricUpdate(Run run, PyValue self, PyValue[] a, String[] n) {
    Sets.become(run, set(self), Sets.symmetric(run, set(self), other(run, a, n)));
    return PyNone.NONE;
  }

  private static boolean within(Run run, PySet a, PySet b) {
    for (PyValue item : a.table().keys()) {
      run.step();
      if (!b.has(run, item)) return false;
    }
    return true;
  }

  /** Whether all items that are given are in a set, or all are not; stops at the first. */
  private static boolean all(Run run, PyValue[] a, String[] n, PySet set, boolean in) {
    Calls.arity(a, n, 1, 1);
    PyIter items = Iterators.unordered(a[0]);
    for (PyValue item = items.next(run); item != null; item = items.next(run)) {
      run.step();
      if (set.has(run, item) != in) return false;
    }
    return true;
  }

  private static PyValue copy(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    return set(self).frozen() ? self : Sets.copy(run, set(self), false);
  }

  private static PyValue add(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    set(self).add(run, a[0]);
    return PyNone.NONE;
  }

  private static int find(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    PyValue item = a[0] instanceof PySet s ? new PySet(s.table(), true) : a[0];
    return table(self).find(run, item);
  }

  private static PyValue discard(Run run, PyValue self, PyValue[] a, String[] n) {
    int at = find(run, self, a, n);
    if (at >= 0) table(self).removeAt(at);
    return PyNone.NONE;
  }

  private static PyValue remove(Run run, PyValue self, PyValue[] a, String[] n) {
    int at = find(run, self, a, n);
    if (at < 0) throw PyError.key(a[0]);
    table(self).removeAt(at);
    return PyNone.NONE;
  }

  private static PyValue pop(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    PyValue[] items = set(self).ordered();
    if (items.length == 0) throw PyError.key(PyStr.of("pop from an empty set"));
    table(self).clear();
    return items[0];
  }

  private static PyValue clear(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    table(self).clear();
    return PyNone.NONE;
  }
}
