package cosr.python.run;

import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.Run;
import java.util.ArrayList;
import java.util.List;

/** From values to iterators, and from iterators to arrays. */
final class Iterators {
  private Iterators() {}

  static boolean iterable(PyValue value) {
    return value instanceof PyIter
        || value instanceof PyList
        || value instanceof PyTuple
        || value instanceof PyStr
        || value instanceof PyDict
        || value instanceof PySet
        || value instanceof PyRange
        || value instanceof PyView;
  }

  static PyIter of(PyValue value) {
    return switch (value) {
      case PyIter i -> i;
      case PyList l -> new Walks.OfList(l);
      case PyTuple t -> new Walks.OfArray(t.items());
      case PyStr s -> new Walks.OfText(s.text());
      case PyRange r -> new Walks.OfRange(r, PyType.ITERATOR);
      case PyDict d -> new Walks.OfView(new PyView(d, PyView.Kind.KEYS), false);
      case PyView v -> new Walks.OfView(v, false);
      case PySet s -> new Walks.OfSet(s);
      default -> throw PyError.type("not iterable: " + value.typeName());
    };
  }

  /** The items, in their order. */
  static PyValue[] array(Run run, PyValue value) {
    switch (value) {
      case PyTuple t -> {
        run.step(t.size());
        return t.items();
      }
      case PyList l -> {
        run.step(l.size());
        return l.toArray();
      }
      default -> {
        PyIter iterator = of(value);
        List<PyValue> items = new ArrayList<>();
        for (PyValue item = iterator.next(run); item != null; item = iterator.next(run)) {
          run.step();
          run.allocate(16);
          items.add(item);
        }
        return items.toArray(new PyValue[0]);
      }
    }
  }

  /** An iterator for those to whom the order of a set does not matter. */
  static PyIter unordered(PyValue value) {
    return value instanceof PySet s ? new Walks.OfArray(s.table().keys()) : of(value);
  }

  /** Items for a new list, which owns the array. */
  static PyValue[] fresh(Run run, PyValue value) {
    PyValue[] items = array(run, value);
    Sequences.pay(run, items.length);
    return value instanceof PyTuple ? items.clone() : items;
  }
}
