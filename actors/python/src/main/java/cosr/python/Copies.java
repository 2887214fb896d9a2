package cosr.python;

import cosr.python.value.PyBool;
import cosr.python.value.PyCallable;
import cosr.python.value.PyDict;
import cosr.python.value.PyException;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import cosr.python.value.Table;

/** Values on their way into a call and out of it. */
final class Copies {
  private Copies() {}

  /** A copy that shares nothing that can change. */
  static PyValue copy(Run run, PyValue value) {
    run.step();
    run.allocate(32);
    run.descend();
    try {
      return switch (value) {
        case PyNone v -> v;
        case PyBool v -> v;
        case PyInt v -> v;
        case PyFloat v -> v;
        case PyStr v -> v;
        case PyRange v -> v;
        case PyTuple v -> PyTuple.of(all(run, v.items()));
        case PyList v -> PyList.of(all(run, v.toArray()));
        case PyDict v -> new PyDict(table(run, v.table()));
        case PySet v -> new PySet(table(run, v.table()), v.frozen());
        case PyView v -> throw opaque(v);
        case PyIter v -> throw opaque(v);
        case PyCallable v -> throw opaque(v);
        case PyType v -> throw opaque(v);
        case PyException v -> throw opaque(v);
      };
    } finally {
      run.ascend();
    }
  }

  private static PyValue[] all(Run run, PyValue[] items) {
    PyValue[] copies = new PyValue[items.length];
    for (int i = 0; i < copies.length; i++) copies[i] = copy(run, items[i]);
    return copies;
  }

  private static Table table(Run run, Table table) {
    Table copy = new Table();
    for (int i = 0; i < table.end(); i++) {
      PyValue key = table.keyAt(i);
      if (key != null) copy.put(run, copy(run, key), copy(run, table.valueAt(i)));
    }
    return copy;
  }

  /** Refuses results of which two runs could not be compared, and those that hold themselves. */
  static void checkResult(Run run, PyValue value) {
    run.step();
    run.descend();
    try {
      switch (value) {
        case PyNone v -> {}
        case PyBool v -> {}
        case PyInt v -> {}
        case PyFloat v -> {}
        case PyStr v -> {}
        case PyRange v -> {}
        case PyTuple v -> checkAll(run, v.items());
        case PyList v -> checkAll(run, v.toArray());
        case PyDict v -> checkTable(run, v.table());
        case PySet v -> checkTable(run, v.table());
        case PyView v -> throw opaque(v);
        case PyIter v -> throw opaque(v);
        case PyCallable v -> throw opaque(v);
        case PyType v -> throw opaque(v);
        case PyException v -> throw opaque(v);
      }
    } finally {
      run.ascend();
    }
  }

  private static void checkAll(Run run, PyValue[] items) {
    for (PyValue item : items) checkResult(run, item);
  }

  private static void checkTable(Run run, Table table) {
    for (int i = 0; i < table.end(); i++) {
      PyValue key = table.keyAt(i);
      if (key == null) continue;
      checkResult(run, key);
      checkResult(run, table.valueAt(i));
    }
  }

  private static RefusedException opaque(PyValue value) {
    return new RefusedException("value", 0, "a value of the type " + value.typeName());
  }
}
