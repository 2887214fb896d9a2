package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyNone;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.Map;

/** Methods of strings that search, replace and fill. */
final class TextMethods {
  private TextMethods() {}

  static void register(Map<String, Method> m) {
    m.put("find", (run, s, a, n) -> PyInt.of(find(run, s, a, n, false)));
    m.put("rfind", (run, s, a, n) -> PyInt.of(find(run, s, a, n, true)));
    m.put("index", (run, s, a, n) -> PyInt.of(found(find(run, s, a, n, false))));
    m.put("rindex", (run, s, a, n) -> PyInt.of(found(find(run, s, a, n, true))));
    m.put("count", TextMethods::count);
    m.put("startswith", (run, s, a, n) -> affix(run, Texts.text(s), a, n, true));
    m.put("endswith", (run, s, a, n) -> affix(run, Texts.text(s), a, n, false));
    m.put("replace", TextMethods::replace);
    m.put("removeprefix", TextMethods::removePrefix);
    m.put("removesuffix", TextMethods::removeSuffix);
    m.put("ljust", (run, s, a, n) -> fill(run, Texts.text(s), a, n, 0));
    m.put("rjust", (run, s, a, n) -> fill(run, Texts.text(s), a, n, 1));
    m.put("center", (run, s, a, n) -> fill(run, Texts.text(s), a, n, 2));
    m.put("zfill", TextMethods::zfill);
    m.put("join", TextMethods::join);
  }

  private static long found(long at) {
    if (at < 0) throw PyError.value("substring not found");
    return at;
  }

  private static PyValue at(PyValue[] args, int place) {
    return place < args.length ? args[place] : PyNone.NONE;
  }

  private static long find(Run run, PyValue self, PyValue[] a, String[] n, boolean last) {
    Calls.arity(a, n, 1, 3);
    String s = Texts.text(self);
    String part = Texts.text(a[0]);
    long from = Texts.bound(at(a, 1), 0, s.length());
    long to = Math.min(Texts.bound(at(a, 2), s.length(), s.length()), s.length());
    Texts.paySearch(run, s, part);
    if (from > to || to - from < part.length()) return -1;
    if (last) {
      int where = s.lastIndexOf(part, (int) to - part.length());
      return where >= from ? where : -1;
    }
    int where = s.indexOf(part, (int) from);
    return where + part.length() <= to ? where : -1;
  }

  private static PyValue count(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 3);
    String s = Texts.text(self);
    String part = Texts.text(a[0]);
    long from = Texts.bound(at(a, 1), 0, s.length());
    long to = Math.min(Texts.bound(at(a, 2), s.length(), s.length()), s.length());
    Texts.paySearch(run, s, part);
    if (from > to) return PyInt.of(0);
    if (part.isEmpty()) return PyInt.of(to - from + 1);
    long count = 0;
    int where = s.indexOf(part, (int) from);
    while (where >= 0 && where + part.length() <= to) {
      count++;
      where = s.indexOf(part, where + part.length());
    }
    return PyInt.of(count);
  }

  private static PyValue affix(Run run, String s, PyValue[] a, String[] n, boolean start) {
    Calls.arity(a, n, 1, 3);
    long from = Texts.bound(at(a, 1), 0, s.length());
    long to = Math.min(Texts.bound(at(a, 2), s.length(), s.length()), s.length());
    PyValue[] parts = a[0] instanceof PyTuple t ? t.items() : new PyValue[] {a[0]};
    for (PyValue value : parts) {
      String part = Texts.text(value);
      run.step(1 + part.length() / 32);
      if (to - from < part.length() || from > to) continue;
      int where = (int) (start ? from : to - part.length());
      if (s.startsWith(part, where)) return PyBool.TRUE;
    }
    return PyBool.FALSE;
  }

  private static PyValue replace(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 2, 3);
    String s = Texts.text(self);
    String old = Texts.text(a[0]);
    String by = Texts.text(a[1]);
    long left = a.length == 3 ? Texts.word(a[2]) : -1;
    if (left < 0) left = Long.MAX_VALUE;
    Texts.paySearch(run, s, old);
    if (left == 0) return self;
    if (old.isEmpty()) return replaceEmpty(run, s, by, left);
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int where = s.indexOf(old); where >= 0 && left-- > 0; where = s.indexOf(old, at)) {
      run.step(1 + by.length() / 32);
      run.allocate(2L * by.length());
      out.append(s, at, where).append(by);
      at = where + old.length();
    }
    return Texts.made(run, out.append(s, at, s.length()).toString());
  }

  /** An empty text stands before every character and at the end. */
  private static PyValue replaceEmpty(Run run, String s, String by, long left) {
    long times = Math.min(left, s.length() + 1L);
    Sequences.payText(run, times * by.length() + s.length());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i <= s.length(); i++) {
      if (i < times) out.append(by);
      if (i < s.length()) out.append(s.charAt(i));
    }
    return PyStr.of(out.toString());
  }

  private static PyValue removePrefix(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    String s = Texts.text(self);
    String part = Texts.text(a[0]);
    return s.startsWith(part) ? Texts.made(run, s.substring(part.length())) : self;
  }

  private static PyValue removeSuffix(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    String s = Texts.text(self);
    String part = Texts.text(a[0]);
    boolean ends = s.endsWith(part);
    return ends ? Texts.made(run, s.substring(0, s.length() - part.length())) : self;
  }

  private static PyValue fill(Run run, String s, PyValue[] a, String[] n, int mode) {
    Calls.arity(a, n, 1, 2);
    long width = Texts.word(a[0]);
    String with = a.length == 2 ? Texts.text(a[1]) : " ";
    if (with.length() != 1) throw PyError.type("The fill character must be exactly one character");
    long blanks = width - s.length();
    if (blanks <= 0) return PyStr.of(s);
    Sequences.payText(run, width);
    long left =
        switch (mode) {
          case 0 -> 0;
          case 1 -> blanks;
          default -> blanks / 2 + (blanks & width & 1);
        };
    return PyStr.of(with.repeat((int) left) + s + with.repeat((int) (blanks - left)));
  }

  private static PyValue zfill(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    String s = Texts.text(self);
    long blanks = Texts.word(a[0]) - s.length();
    if (blanks <= 0) return self;
    Sequences.payText(run, blanks + s.length());
    int sign = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
    return PyStr.of(s.substring(0, sign) + "0".repeat((int) blanks) + s.substring(sign));
  }

  private static PyValue join(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    String s = Texts.text(self);
    PyValue[] items = Iterators.array(run, a[0]);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < items.length; i++) {
      String item = Texts.text(items[i]);
      Sequences.payText(run, (i > 0 ? s.length() : 0) + (long) item.length());
      if (i > 0) out.append(s);
      out.append(item);
    }
    return PyStr.of(out.toString());
  }
}
