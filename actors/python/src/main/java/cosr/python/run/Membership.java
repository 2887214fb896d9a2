package cosr.python.run;

import cosr.python.value.Equality;
import cosr.python.value.Numeric;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.Run;

/** {@code in}. */
final class Membership {
  private Membership() {}

  static boolean has(Run run, PyValue container, PyValue item) {
    return switch (container) {
      case PyDict d -> d.table().find(run, item) >= 0;
      case PySet s -> s.has(run, item instanceof PySet i ? new PySet(i.table(), true) : item);
      case PyList l -> {
        for (int i = 0; i < l.size(); i++) {
          run.step();
          if (Equality.equal(run, l.get(i), item)) yield true;
        }
        yield false;
      }
      case PyTuple t -> {
        for (PyValue value : t.items()) {
          run.step();
          if (Equality.equal(run, value, item)) yield true;
        }
        yield false;
      }
      case PyStr s -> {
        if (!(item instanceof PyStr part)) throw PyError.type("'in <string>' requires a string");
        Texts.paySearch(run, s.text(), part.text());
        yield s.text().contains(part.text());
      }
      case PyRange r -> inRange(r, item);
      case PyView v -> inView(run, v, item);
      case PyIter i -> {
        for (PyValue value = i.next(run); value != null; value = i.next(run)) {
          run.step();
          if (Equality.equal(run, value, item)) yield true;
        }
        yield false;
      }
      default -> throw PyError.type("not iterable: " + container.typeName());
    };
  }

  private static boolean inRange(PyRange r, PyValue item) {
    if (item instanceof PyFloat f) {
      double d = f.value();
      return d == Math.rint(d) && Math.abs(d) < 0x1p61 && r.has((long) d);
    }
    if (!Arithmetic.isInt(item)) return false;
    PyInt i = Numeric.integer(item);
    return i.isSmall() && r.has(i.small());
  }

  private static boolean inView(Run run, PyView v, PyValue item) {
    return switch (v.kind()) {
      case KEYS -> v.dict().table().find(run, item) >= 0;
      case ITEMS -> {
        if (!(item instanceof PyTuple t) || t.size() != 2) yield false;
        PyValue value = v.dict().table().get(run, t.get(0));
        yield value != null && Equality.equal(run, value, t.get(1));
      }
      case VALUES -> {
        PyIter i = Iterators.of(v);
        for (PyValue value = i.next(run); value != null; value = i.next(run)) {
          run.step();
          if (Equality.equal(run, value, item)) yield true;
        }
        yield false;
      }
    };
  }
}
