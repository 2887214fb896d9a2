package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyNone;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import cosr.python.value.Table;
import cosr.python.value.Text;
import java.util.Map;

/** Methods of strings that exchange characters, and the one that knows names. */
final class TextTables {
  private TextTables() {}

  static void register(Map<String, Method> m) {
    m.put("expandtabs", TextTables::expand);
    m.put("maketrans", TextTables::makeTable);
    m.put("translate", TextTables::translate);
    m.put("isidentifier", TextTables::isName);
  }

  private static PyValue expand(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.allow(n, "tabsize");
    if (a.length > 1) throw PyError.type("expandtabs() takes at most 1 argument");
    PyInt given = Sequences.index(Calls.either(a, n, 0, "tabsize", PyInt.of(8)));
    int size = Texts.clipped(given);
    if (!given.isSmall() || given.small() != size)
      throw PyError.overflow("Python int too large to convert to C int");
    String s = Texts.text(self);
    StringBuilder out = new StringBuilder();
    long column = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c != '\t') {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      } else if (size > 0) {
        int blanks = (int) (size - column % size);
        Sequences.payText(run, blanks);
        out.append(" ".repeat(blanks));
        column += blanks;
      }
    }
    return Texts.made(run, out.toString());
  }

  /** {@code str.maketrans}: a dict of code points. */
  static PyValue makeTable(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 3);
    PyDict made = new PyDict();
    if (a.length == 1) {
      if (!(a[0] instanceof PyDict dict))
        throw PyError.type("if you give only one argument to maketrans it must be a dict");
      copy(run, dict.table(), made.table());
      return made;
    }
    if (!(a[0] instanceof PyStr))
      throw PyError.type("first maketrans argument must be a string if there is a second");
    String from = Texts.text(a[0]);
    String to = Texts.text(a[1]);
    String gone = a.length == 3 ? Texts.text(a[2]) : "";
    if (from.length() != to.length())
      throw PyError.value("the first two maketrans arguments must have equal length");
    for (int i = 0; i < from.length(); i++)
      made.table().put(run, PyInt.of(from.charAt(i)), PyInt.of(to.charAt(i)));
    for (int i = 0; i < gone.length(); i++)
      made.table().put(run, PyInt.of(gone.charAt(i)), PyNone.NONE);
    return made;
  }

  private static void copy(Run run, Table from, Table into) {
    for (int at = 0; at < from.end(); at++) {
      PyValue key = from.keyAt(at);
      if (key == null) continue;
      run.step();
      if (key instanceof PyStr s) {
        if (s.text().length() != 1)
          throw PyError.value("string keys in translate table must be of length 1");
        into.put(run, PyInt.of(s.text().charAt(0)), from.valueAt(at));
      } else if (Arithmetic.isInt(key)) {
        into.put(run, key, from.valueAt(at));
      } else {
        throw PyError.type("keys in translate table must be strings or integers");
      }
    }
  }

  private static PyValue translate(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 1, 1);
    if (!(a[0] instanceof PyDict dict))
      throw new RefusedException("method", 0, "a table that is no dict");
    String s = Texts.text(self);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      run.step();
      PyValue by = dict.table().get(run, PyInt.of(s.charAt(i)));
      switch (by) {
        case null -> out.append(s.charAt(i));
        case PyNone none -> {}
        case PyStr text -> {
          Sequences.payText(run, text.text().length());
          out.append(text.text());
        }
        case PyInt code -> out.append(mapped(code));
        case PyBool code -> out.append(code.value() ? '\u0001' : '\u0000');
        default -> throw PyError.type("character mapping must return integer, None or str");
      }
    }
    return Texts.made(run, out.toString());
  }

  private static String mapped(PyInt code) {
    if (!code.isSmall() || code.small() < 0 || code.small() > 0x10FFFF)
      throw PyError.value("character mapping must be in range(0x110000)");
    return Texts.character(code);
  }

  private static PyValue isName(Run run, PyValue self, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    String s = Text.ascii(Texts.text(self));
    run.step(s.length() / 16);
    boolean digitFirst = !s.isEmpty() && Character.isDigit(s.charAt(0));
    boolean name =
        s.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit((char) c)));
    return PyBool.of(!s.isEmpty() && !digitFirst && name);
  }
}
