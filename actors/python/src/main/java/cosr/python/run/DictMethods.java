package cosr.python.run;

import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyIter;
import cosr.python.value.PyNone;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.Run;
import cosr.python.value.Table;
import java.util.Map;

/** Methods of dicts. */
final class DictMethods {
  private DictMethods() {}

  static void register(Map<String, Method> m) {
    m.put("get", DictMethods::get);
    m.put("setdefault", DictMethods::setDefault);
    m.put("pop", DictMethods::pop);
    m.put("popitem", DictMethods::popItem);
    m.put("update", DictMethods::update);
    m.put("clear", DictMethods::clear);
    m.put("copy", DictMethods::copy);
    m.put("keys", (run, s, a, n) -> view(s, a, n, PyView.Kind.KEYS));
    m.put("values", (run, s, a, n) -> view(s, a, n, PyView.Kind.VALUES));
    m.put("items", (run, s, a, n) -> view(s, a, n, PyView.Kind.ITEMS));
    m.put("fromkeys", DictMethods::fromKeys);
  }

  private static Table table(PyValue self) {
    return ((PyDict) self).table();
  }

  private static PyValue view(PyValue self, PyValue[] a, String[] n, PyView.Kind kind) {
    Calls.arity(a, n, 0, 0);
    return new PyView((PyDict) self, kind);
  }

  private static PyValue get(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    PyValue value = table(self).get(run, a[0]);
    return value != null ? value : a.length == 2 ? a[1] : PyNone.NONE;
  }

  private static PyValue setDefault(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    PyValue value = table(self).get(run, a[0]);
    if (value != null) return value;
    PyValue otherwise = a.length == 2 ? a[1] : PyNone.NONE;
    table(self).put(run, a[0], otherwise);
    return otherwise;
  }

  private static PyValue pop(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    Table table = table(self);
    int at = table.size() == 0 && a.length == 1 ? -1 : table.find(run, a[0]);
    if (at < 0) {
      if (a.length == 2) return a[1];
      throw PyError.key(a[0]);
    }
    PyValue value = table.valueAt(at);
    table.removeAt(at);
    return value;
  }

  private static PyValue popItem(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    Table table = table(self);
    for (int at = table.end() - 1; at >= 0; at--) {
      run.step();
      PyValue key = table.keyAt(at);
      if (key == null) continue;
      PyValue pair = PyTuple.of(key, table.valueAt(at));
      table.removeAt(at);
      return pair;
    }
    throw PyError.key(PyStr.of("popitem(): dictionary is empty"));
  }

  private static PyValue update(Run run, PyValue self, PyValue[] a, String[] n) {
    if (Calls.positional(a, n) > 1) throw PyError.type("update expected at most 1 argument");
    fill(run, (PyDict) self, a, n);
    return PyNone.NONE;
  }

  /** Fills a dict with what {@code dict()} and {@code update()} take. */
  static void fill(Run run, PyDict into, PyValue[] a, String[] n) {
    int places = Calls.positional(a, n);
    if (places == 1) Dicts.fill(run, into, a[0]);
    for (int i = 0; i < n.length; i++) into.table().put(run, PyStr.of(n[i]), a[places + i]);
  }

  private static PyValue clear(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    table(self).clear();
    return PyNone.NONE;
  }

  private static PyValue copy(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    return Dicts.copy(run, (PyDict) self);
  }

  /** {@code dict.fromkeys(keys, value)}. */
  static PyValue fromKeys(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 2);
    PyDict dict = new PyDict();
    PyValue value = a.length == 2 ? a[1] : PyNone.NONE;
    PyIter keys = Iterators.of(a[0]);
    for (PyValue key = keys.next(run); key != null; key = keys.next(run)) {
      run.step();
      dict.table().put(run, key, value);
    }
    return dict;
  }
}
