package cosr.python.run;

import cosr.python.value.Equality;
import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.Map;

/** Methods of lists, two of which tuples have too. */
final class ListMethods {
  private ListMethods() {}

  static void register(Map<String, Method> m, Map<String, Method> tuple) {
    m.put("append", ListMethods::append);
    m.put("extend", ListMethods::extend);
    m.put("insert", ListMethods::insert);
    m.put("pop", ListMethods::pop);
    m.put("remove", ListMethods::remove);
    m.put("clear", ListMethods::clear);
    m.put("copy", ListMethods::copy);
    m.put("reverse", ListMethods::reverse);
    m.put("sort", ListMethods::sort);
    m.put("index", (run, s, a, n) -> index(run, list(s).toArray(), a, n));
    m.put("count", (run, s, a, n) -> count(run, list(s).toArray(), a, n));
    tuple.put("index", (run, s, a, n) -> index(run, items(s), a, n));
    tuple.put("count", (run, s, a, n) -> count(run, items(s), a, n));
  }

  private static PyList list(PyValue self) {
    return (PyList) self;
  }

  private static PyValue[] items(PyValue self) {
    return ((PyTuple) self).items();
  }

  private static PyValue append(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    run.step();
    run.allocate(16);
    list(self).add(a[0]);
    return PyNone.NONE;
  }

  private static PyValue extend(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    extend(run, list(self), a[0]);
    return PyNone.NONE;
  }

  /** Adds one item after the other, so that those before an error stay. */
  static void extend(Run run, PyList list, PyValue from) {
    if (from instanceof PyList || from instanceof PyTuple) {
      PyValue[] items = Iterators.array(run, from);
      Sequences.pay(run, 2L * items.length);
      for (PyValue item : items) list.add(item);
      return;
    }
    var iterator = Iterators.of(from);
    for (PyValue item = iterator.next(run); item != null; item = iterator.next(run)) {
      run.step();
      run.allocate(16);
      list.add(item);
    }
  }

  private static PyValue insert(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 2);
    PyList list = list(self);
    long at = Texts.word(a[0]);
    if (at < 0) at = Math.max(0, at + list.size());
    at = Math.min(at, list.size());
    run.step(1 + (list.size() - at) / 64);
    run.allocate(16);
    list.insert((int) at, a[1]);
    return PyNone.NONE;
  }

  private static PyValue pop(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 1);
    PyList list = list(self);
    if (a.length > 0) Texts.word(a[0]);
    if (list.size() == 0) throw PyError.index("pop from empty list");
    int at = a.length == 0 ? list.size() - 1 : Sequences.place(a[0], list.size());
    run.step(1 + (list.size() - at) / 64);
    return list.remove(at);
  }

  private static PyValue remove(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    PyList list = list(self);
    for (int i = 0; i < list.size(); i++) {
      run.step();
      if (!Equality.equal(run, list.get(i), a[0])) continue;
      run.step((list.size() - i) / 64);
      list.remove(i);
      return PyNone.NONE;
    }
    throw PyError.value("list.remove(x): x not in list");
  }

  private static PyValue clear(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    list(self).replace(new PyValue[0]);
    return PyNone.NONE;
  }

  private static PyValue copy(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    return PyList.of(Iterators.fresh(run, self));
  }

  private static PyValue reverse(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    PyValue[] items = Iterators.fresh(run, self);
    for (int i = 0; i < items.length; i++) list(self).set(i, items[items.length - 1 - i]);
    return PyNone.NONE;
  }

  /** While keys are made the list is empty, and must stay so. */
  private static PyValue sort(Run run, PyValue self, PyValue[] a, String[] n) {
    if (Calls.positional(a, n) > 0) throw PyError.type("sort() takes no positional arguments");
    Calls.allow(n, "key", "reverse");
    boolean reverse = Flags.of(Calls.keyword(a, n, "reverse", PyBool.FALSE));
    PyValue[] items = Iterators.fresh(run, self);
    PyList list = list(self);
    list.replace(new PyValue[0]);
    boolean changed;
    try {
      Sorting.sort(run, items, Calls.keyword(a, n, "key", PyNone.NONE), reverse);
    } finally {
      changed = list.size() > 0;
      list.replace(items);
    }
    if (changed) throw PyError.value("list modified during sort");
    return PyNone.NONE;
  }

  private static PyValue index(Run run, PyValue[] items, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 3);
    long from = a.length > 1 ? place(a[1], items.length) : 0;
    long to = a.length > 2 ? place(a[2], items.length) : items.length;
    for (long i = from; i < to && i < items.length; i++) {
      run.step();
      if (Equality.equal(run, items[(int) i], a[0])) return PyInt.of(i);
    }
    throw PyError.value("is not in list");
  }

  private static long place(PyValue value, int size) {
    if (!Arithmetic.isInt(value)) throw PyError.type("slice indices must be integers");
    return Texts.bound(value, 0, size);
  }

  private static PyValue count(Run run, PyValue[] items, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    long count = 0;
    for (PyValue item : items) {
      run.step();
      if (Equality.equal(run, item, a[0])) count++;
    }
    return PyInt.of(count);
  }
}
