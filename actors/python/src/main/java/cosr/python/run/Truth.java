package cosr.python.run;

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

/** Whether a value counts as true. */
final class Truth {
  private Truth() {}

  static boolean of(PyValue value) {
    return switch (value) {
      case PyBool b -> b.value();
      case PyInt i -> i.sign() != 0;
      case PyNone n -> false;
      case PyStr s -> !s.text().isEmpty();
      case PyList l -> l.size() > 0;
      case PyTuple t -> t.size() > 0;
      case PyDict d -> d.table().size() > 0;
      case PySet s -> s.table().size() > 0;
      case PyFloat f -> f.value() != 0;
      case PyRange r -> r.size() > 0;
      case PyView v -> v.dict().table().size() > 0;
      case PyCallable c -> true;
      case PyType t -> true;
      case PyIter i -> true;
      case PyException e -> true;
    };
  }
}
