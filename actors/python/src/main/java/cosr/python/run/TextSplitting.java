package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import cosr.python.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Methods of strings that take them apart. */
final class TextSplitting {
  private static final PyInt ALL = PyInt.of(-1);

  private TextSplitting() {}

  static void register(Map<String, Method> m) {
    m.put("split", (run, s, a, n) -> split(run, Texts.text(s), a, n, false));
    m.put("rsplit", (run, s, a, n) -> split(run, Texts.text(s), a, n, true));
    m.put("splitlines", TextSplitting::lines);
    m.put("partition", (run, s, a, n) -> partition(run, Texts.text(s), a, n, false));
    m.put("rpartition", (run, s, a, n) -> partition(run, Texts.text(s), a, n, true));
    m.put("strip", (run, s, a, n) -> strip(run, Texts.text(s), a, n, true, true));
    m.put("lstrip", (run, s, a, n) -> strip(run, Texts.text(s), a, n, true, false));
    m.put("rstrip", (run, s, a, n) -> strip(run, Texts.text(s), a, n, false, true));
  }

  private static PyValue split(Run run, String s, PyValue[] a, String[] n, boolean right) {
    Calls.allow(n, "sep", "maxsplit");
    if (Calls.positional(a, n) > 2) throw PyError.type("split() takes at most 2 arguments");
    PyValue separator = Calls.either(a, n, 0, "sep", PyNone.NONE);
    long most = Texts.word(Calls.either(a, n, 1, "maxsplit", ALL));
    if (most < 0) most = Long.MAX_VALUE;
    List<String> parts = new ArrayList<>();
    if (separator == PyNone.NONE) {
      run.step(s.length() / 8);
      if (right) blanksFromRight(s, most, parts);
      else blanks(s, most, parts);
    } else {
      String by = Texts.text(separator);
      if (by.isEmpty()) throw PyError.value("empty separator");
      Texts.paySearch(run, s, by);
      if (right) fromRight(s, by, most, parts);
      else fromLeft(s, by, most, parts);
    }
    return list(run, parts);
  }

  private static PyList list(Run run, List<String> parts) {
    Sequences.pay(run, parts.size());
    PyValue[] items = new PyValue[parts.size()];
    for (int i = 0; i < items.length; i++) items[i] = Texts.made(run, parts.get(i));
    run.step(items.length);
    return PyList.of(items);
  }

  private static void fromLeft(String s, String by, long most, List<String> parts) {
    int at = 0;
    for (int where = s.indexOf(by); where >= 0 && most-- > 0; where = s.indexOf(by, at)) {
      parts.add(s.substring(at, where));
      at = where + by.length();
    }
    parts.add(s.substring(at));
  }

  private static void fromRight(String s, String by, long most, List<String> parts) {
    int end = s.length();
    while (most-- > 0) {
      int where = end < by.length() ? -1 : s.lastIndexOf(by, end - by.length());
      if (where < 0) break;
      parts.add(s.substring(where + by.length(), end));
      end = where;
    }
    parts.add(s.substring(0, end));
    Collections.reverse(parts);
  }

  private static int skip(String s, int from, boolean blank) {
    int at = from;
    while (at < s.length() && Text.blank(s.charAt(at)) == blank) at++;
    return at;
  }

  private static int skipBack(String s, int from, boolean blank) {
    int at = from;
    while (at > 0 && Text.blank(s.charAt(at - 1)) == blank) at--;
    return at;
  }

  private static void blanks(String s, long most, List<String> parts) {
    int at = skip(s, 0, true);
    while (at < s.length()) {
      if (most-- <= 0) {
        parts.add(s.substring(at));
        return;
      }
      int end = skip(s, at, false);
      parts.add(s.substring(at, end));
      at = skip(s, end, true);
    }
  }

  private static void blanksFromRight(String s, long most, List<String> parts) {
    int end = skipBack(s, s.length(), true);
    while (end > 0) {
      if (most-- <= 0) {
        parts.add(s.substring(0, end));
        break;
      }
      int start = skipBack(s, end, false);
      parts.add(s.substring(start, end));
      end = skipBack(s, start, true);
    }
    Collections.reverse(parts);
  }

  private static PyValue lines(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.allow(n, "keepends");
    if (Calls.positional(a, n) > 1) throw PyError.type("splitlines() takes at most 1 argument");
    boolean keep = Truth.of(Calls.either(a, n, 0, "keepends", PyBool.FALSE));
    String s = Texts.text(self);
    run.step(s.length() / 8);
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < s.length()) {
      int end = at;
      while (end < s.length() && !Text.endsLine(s.charAt(end))) end++;
      int next = end;
      if (end < s.length()) next += s.startsWith("\r\n", end) ? 2 : 1;
      parts.add(s.substring(at, keep ? next : end));
      at = next;
    }
    return list(run, parts);
  }

  private static PyValue partition(Run run, String s, PyValue[] a, String[] n, boolean right) {
    Calls.arity(a, n, 1, 1);
    String by = Texts.text(a[0]);
    if (by.isEmpty()) throw PyError.value("empty separator");
    Texts.paySearch(run, s, by);
    int at = right ? s.lastIndexOf(by) : s.indexOf(by);
    PyStr empty = PyStr.of("");
    if (at < 0)
      return right ? PyTuple.of(empty, empty, PyStr.of(s)) : PyTuple.of(PyStr.of(s), empty, empty);
    return PyTuple.of(
        Texts.made(run, s.substring(0, at)),
        PyStr.of(by),
        Texts.made(run, s.substring(at + by.length())));
  }

  private static PyValue strip(
      Run run, String s, PyValue[] a, String[] n, boolean left, boolean right) {
    Calls.arity(a, n, 0, 1);
    String set = a.length == 0 || a[0] == PyNone.NONE ? null : Texts.text(a[0]);
    run.step((long) s.length() * (set == null ? 1 : set.length() + 1) / 32);
    int from = 0;
    int to = s.length();
    while (left && from < to && stripped(s.charAt(from), set)) from++;
    while (right && to > from && stripped(s.charAt(to - 1), set)) to--;
    return Texts.made(run, s.substring(from, to));
  }

  private static boolean stripped(char c, @org.jspecify.annotations.Nullable String set) {
    return set == null ? Text.blank(c) : set.indexOf(c) >= 0;
  }
}
