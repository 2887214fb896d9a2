package cosr.python.run;

import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import cosr.python.value.Table;

/** Operations on dicts. */
final class Dicts {
  private Dicts() {}

  static PyDict copy(Run run, PyDict d) {
    return new PyDict(d.table().copy(run));
  }

  static PyDict union(Run run, PyDict a, PyDict b) {
    PyDict all = copy(run, a);
    pour(run, all, b);
    return all;
  }

  /** Puts all of a dict into another. */
  @SuppressWarnings("ReferenceEquality")
  static void pour(Run run, PyDict into, PyDict from) {
    if (into == from) return;
    Table table = from.table();
    for (int i = 0; i < table.end(); i++) {
      PyValue key = table.keyAt(i);
      run.step();
      if (key != null) into.table().put(run, key, table.valueAt(i));
    }
  }

  /** What {@code dict(x)} and {@code update(x)} take: a dict, or pairs. */
  static void fill(Run run, PyDict into, PyValue from) {
    if (from instanceof PyDict d) {
      pour(run, into, d);
      return;
    }
    var iterator = Iterators.of(from);
    for (PyValue item = iterator.next(run); item != null; item = iterator.next(run)) {
      run.step();
      if (!Iterators.iterable(item))
        throw PyError.type("cannot convert dictionary update sequence element to a sequence");
      PyValue[] pair = Iterators.array(run, item);
      if (pair.length != 2) throw PyError.value("dictionary update sequence element has no pair");
      into.table().put(run, pair[0], pair[1]);
    }
  }
}
