package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyNone;
import cosr.python.value.PyRange;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import cosr.python.value.Text;

/** What methods of strings have in common. */
final class Texts {
  private Texts() {}

  static String text(PyValue value) {
    if (value instanceof PyStr s) return s.text();
    throw PyError.type("expected a string, not " + value.typeName());
  }

  /** Pays for looking for one text in another. */
  static void paySearch(Run run, String text, String part) {
    run.step(1 + (long) text.length() * (part.length() + 1) / 64);
  }

  static PyStr made(Run run, String text) {
    Sequences.payText(run, text.length());
    return PyStr.of(text);
  }

  /** The character of a code point; beyond the subset it is refused. */
  static String character(PyInt i) {
    if (!i.isSmall() || i.small() != (int) i.small())
      throw PyError.overflow("Python int too large to convert to C int");
    if (i.small() < 0 || i.small() > 0x10FFFF) throw PyError.value("chr() arg not in range");
    if (i.small() > 0xFFFF || !Text.allowed((char) i.small()))
      throw new RefusedException("character", 0, "a character outside of the subset");
    return String.valueOf((char) i.small());
  }

  /** An int that fits, from -2^31 to 2^31-1; others are as good as the nearest. */
  static int clipped(PyValue value) {
    PyInt i = Sequences.index(value);
    if (!i.isSmall()) return i.sign() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    return (int) Math.max(Integer.MIN_VALUE, Math.min(i.small(), Integer.MAX_VALUE));
  }

  /** An int where CPython wants a machine word. */
  static long word(PyValue value) {
    PyInt i = Sequences.index(value);
    if (!i.isSmall()) throw PyError.overflow("int too large to convert to an index");
    return i.small();
  }

  /** A place as slices have it: {@code None} stands for another value. */
  static long bound(PyValue value, long otherwise, long size) {
    if (value == PyNone.NONE) return otherwise;
    if (!Arithmetic.isInt(value)) throw PyError.type("slice indices must be integers or None");
    long at = clipped(value);
    return at < 0 ? Math.max(0, at + size) : at;
  }

  /** A bound of a range; those that are far from zero are refused. */
  static long bounded(PyValue value) {
    PyInt i = Sequences.index(value);
    if (!i.isSmall() || Math.abs(i.small()) > PyRange.LARGEST || i.small() == Long.MIN_VALUE)
      throw new RefusedException("range", 0, "a range to a large number");
    return i.small();
  }
}
