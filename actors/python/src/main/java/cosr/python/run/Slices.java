package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyRange;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** Slices with bounds and a step. */
final class Slices {
  private static final PyInt ONE = PyInt.of(1);

  private Slices() {}

  /** A slice of something of a known size. */
  private record Span(long start, long step, int count) {
    int at(int i) {
      return (int) (start + i * step);
    }
  }

  private static Span span(PyValue from, PyValue to, PyValue by, long size) {
    long step = clip(by, ONE);
    if (step == 0) throw PyError.value("slice step cannot be zero");
    long start = bound(from, step < 0 ? size - 1 : 0, step, size);
    long stop = bound(to, step < 0 ? -1 : size, step, size);
    long count = new PyRange(start, stop, step).size();
    return new Span(start, step, (int) count);
  }

  private static long bound(PyValue value, long otherwise, long step, long size) {
    if (value == PyNone.NONE) return otherwise;
    long at = clip(value, ONE);
    if (at < 0) at += size;
    if (step < 0) return Math.max(-1, Math.min(at, size - 1));
    return Math.max(0, Math.min(at, size));
  }

  private static long clip(PyValue value, PyInt otherwise) {
    if (value != PyNone.NONE && !Arithmetic.isInt(value))
      throw PyError.type("slice indices must be integers or None");
    PyInt i = value == PyNone.NONE ? otherwise : Sequences.index(value);
    if (!i.isSmall()) return i.sign() < 0 ? -PyRange.LARGEST : PyRange.LARGEST;
    return Math.max(-PyRange.LARGEST, Math.min(i.small(), PyRange.LARGEST));
  }

  static PyValue get(Run run, PyValue value, PyValue from, PyValue to, PyValue by) {
    return switch (value) {
      case PyList l -> {
        Span span = span(from, to, by, l.size());
        Sequences.pay(run, span.count);
        PyValue[] items = new PyValue[span.count];
        for (int i = 0; i < items.length; i++) items[i] = l.get(span.at(i));
        yield PyList.of(items);
      }
      case PyTuple t -> {
        Span span = span(from, to, by, t.size());
        Sequences.pay(run, span.count);
        PyValue[] items = new PyValue[span.count];
        for (int i = 0; i < items.length; i++) items[i] = t.get(span.at(i));
        yield span.count == t.size() && span.step == 1 ? t : PyTuple.of(items);
      }
      case PyStr s -> {
        Span span = span(from, to, by, s.text().length());
        Sequences.payText(run, span.count);
        yield PyStr.of(text(s.text(), span));
      }
      case PyRange r -> range(r, from, to, by);
      default -> throw PyError.type("not subscriptable by slices: " + value.typeName());
    };
  }

  private static String text(String text, Span span) {
    if (span.step == 1) return text.substring((int) span.start, (int) span.start + span.count);
    char[] chars = new char[span.count];
    for (int i = 0; i < chars.length; i++) chars[i] = text.charAt(span.at(i));
    return new String(chars);
  }

  private static PyValue range(PyRange r, PyValue from, PyValue to, PyValue by) {
    long size = r.size();
    if (size > Integer.MAX_VALUE) throw new RefusedException("range", 0, "a slice of a long range");
    long step = clip(by, ONE);
    if (step == 0) throw PyError.value("slice step cannot be zero");
    long start = bound(from, step < 0 ? size - 1 : 0, step, size);
    long stop = bound(to, step < 0 ? -1 : size, step, size);
    if (Math.abs(step) > 1L << 28 || Math.abs(r.step()) > 1L << 28)
      throw new RefusedException("range", 0, "a slice of a range with a large step");
    return new PyRange(r.get(start), r.get(stop), r.step() * step);
  }

  static void set(Run run, PyList l, PyValue from, PyValue to, PyValue by, PyValue value) {
    if (by != PyNone.NONE && !(by instanceof PyInt one && one.isSmall() && one.small() == 1)) {
      long step = clip(by, ONE);
      if (step != 1) {
        extended(run, l, from, to, by, value);
        return;
      }
    }
    span(from, to, PyNone.NONE, l.size());
    if (!Iterators.iterable(value)) throw PyError.type("can only assign an iterable");
    PyValue[] items = Iterators.array(run, value);
    Span span = span(from, to, PyNone.NONE, l.size());
    PyValue[] old = l.toArray();
    int start = (int) span.start;
    int end = start + span.count;
    Sequences.pay(run, (long) old.length + items.length);
    PyValue[] all = new PyValue[old.length - span.count + items.length];
    System.arraycopy(old, 0, all, 0, start);
    System.arraycopy(items, 0, all, start, items.length);
    System.arraycopy(old, end, all, start + items.length, old.length - end);
    l.replace(all);
  }

  private static void extended(
      Run run, PyList l, PyValue from, PyValue to, PyValue by, PyValue value) {
    if (clip(by, ONE) == 0) throw PyError.value("slice step cannot be zero");
    if (!Iterators.iterable(value)) throw PyError.type("must assign iterable to extended slice");
    Span span = span(from, to, by, l.size());
    PyValue[] items = Iterators.array(run, value);
    if (items.length != span.count)
      throw PyError.value("attempt to assign sequence to extended slice of another size");
    for (int i = 0; i < items.length; i++) l.set(span.at(i), items[i]);
  }

  static void delete(Run run, PyList l, PyValue from, PyValue to, PyValue by) {
    Span span = span(from, to, by, l.size());
    PyValue[] old = l.toArray();
    Sequences.pay(run, old.length);
    boolean[] gone = new boolean[old.length];
    for (int i = 0; i < span.count; i++) gone[span.at(i)] = true;
    PyValue[] rest = new PyValue[old.length - span.count];
    int n = 0;
    for (int i = 0; i < old.length; i++) if (!gone[i]) rest[n++] = old[i];
    l.replace(rest);
  }
}
