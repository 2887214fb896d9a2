package cosr.python.run;

import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyList;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** {@code a[b]}, read, written and deleted. */
final class Subscripts {
  private Subscripts() {}

  static PyValue get(Run run, PyValue object, PyValue index) {
    if (object instanceof PyDict d) {
      PyValue value = d.table().get(run, index);
      if (value == null) throw PyError.key(index);
      return value;
    }
    if (object instanceof PyType) throw new RefusedException("type", 0, "a type with parameters");
    return Sequences.get(object, index);
  }

  static void set(Run run, PyValue object, PyValue index, PyValue value) {
    if (object instanceof PyDict d) {
      d.table().put(run, index, value);
    } else if (object instanceof PyList l) {
      l.set(Sequences.place(index, l.size()), value);
    } else {
      throw PyError.type("no item assignment: " + object.typeName());
    }
  }

  static void delete(Run run, PyValue object, PyValue index) {
    if (object instanceof PyDict d) {
      int at = d.table().find(run, index);
      if (at < 0) throw PyError.key(index);
      d.table().removeAt(at);
    } else if (object instanceof PyList l) {
      int at = Sequences.place(index, l.size());
      run.step((l.size() - at) / 64);
      l.remove(at);
    } else {
      throw PyError.type("no item deletion: " + object.typeName());
    }
  }

  static PyValue slice(Run run, PyValue object, PyValue from, PyValue to, PyValue step) {
    if (object instanceof PyDict) throw unhashable();
    return Slices.get(run, object, from, to, step);
  }

  static void setSlice(Run run, PyValue o, PyValue from, PyValue to, PyValue step, PyValue value) {
    if (o instanceof PyDict) throw unhashable();
    if (!(o instanceof PyList l)) throw PyError.type("no item assignment: " + o.typeName());
    Slices.set(run, l, from, to, step, value);
  }

  static void deleteSlice(Run run, PyValue o, PyValue from, PyValue to, PyValue step) {
    if (o instanceof PyDict) throw unhashable();
    if (!(o instanceof PyList l)) throw PyError.type("no item deletion: " + o.typeName());
    Slices.delete(run, l, from, to, step);
  }

  private static RuntimeException unhashable() {
    return new RefusedException("slice", 0, "a slice as a key");
  }
}
