package cosr.python.value;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;

/** Python's {@code repr} and {@code str}. */
public final class Repr {
  /** Digits of an int that CPython turns to a text, and no more. */
  public static final int DIGITS = 4300;

  private static final HexFormat HEX = HexFormat.of();

  private final Run run;
  private final boolean canonical;
  private final StringBuilder out = new StringBuilder();
  private final IdentityHashMap<PyValue, Boolean> open = new IdentityHashMap<>(4);

  private Repr(Run run, boolean canonical) {
    this.run = run;
    this.canonical = canonical;
  }

  /** What {@code repr} gives; refused where it would show an address or the order of a set. */
  public static String repr(Run run, PyValue value) {
    return switch (value) {
      case PyInt i -> integer(run, i);
      case PyStr s -> {
        run.step(s.text().length() / 8);
        yield quoted(s.text());
      }
      default -> new Repr(run, false).text(value);
    };
  }

  /** What {@code str} gives. */
  public static String str(Run run, PyValue value) {
    return switch (value) {
      case PyStr s -> s.text();
      case PyException e -> e.message(run);
      default -> repr(run, value);
    };
  }

  /** As outside of a run, paid by a run. */
  public static String canonical(Run run, PyValue value) {
    return new Repr(run, true).text(value);
  }

  /** For use outside of a run: sets in the order of their reprs, functions by their names. */
  static String canonical(PyValue value) {
    return new Repr(Run.unmetered(), true).text(value);
  }

  private String text(PyValue value) {
    write(value);
    run.allocate(2L * out.length());
    return out.toString();
  }

  private void write(PyValue value) {
    run.step();
    switch (value) {
      case PyNone n -> out.append("None");
      case PyBool b -> out.append(b.value() ? "True" : "False");
      case PyInt i -> {
        if (canonical) run.step((long) i.bits() * i.bits() / 65536);
        out.append(canonical ? i.big().toString() : integer(run, i));
      }
      case PyFloat f -> out.append(FloatText.of(f.value()));
      case PyStr s -> out.append(paid(quoted(s.text())));
      case PyRange r -> range(r);
      case PyType t -> out.append("<class '").append(t.name()).append("'>");
      case PyException e -> exception(e);
      case PyIter i -> address(i);
      case PyCallable c -> address(c);
      case PyTuple t -> nested(t, "(", () -> items(t.items()), t.size() == 1 ? ",)" : ")");
      case PyList l -> nested(l, "[", () -> items(l.toArray()), "]");
      case PyDict d -> nested(d, "{", () -> entries(d.table()), "}");
      case PySet s -> set(s);
      case PyView v -> nested(v, v.typeName() + "([", () -> view(v), "])");
    }
  }

  private String paid(String text) {
    run.step(text.length() / 8);
    if (out.length() > 1 << 16) run.allocate(text.length());
    return text;
  }

  private void address(PyValue value) {
    if (!canonical) throw new RefusedException("address", 0, "the repr would show an address");
    out.append('<').append(value.typeName()).append('>');
  }

  private void range(PyRange r) {
    out.append("range(").append(r.start()).append(", ").append(r.stop());
    if (r.step() != 1) out.append(", ").append(r.step());
    out.append(')');
  }

  private void exception(PyException e) {
    if (!canonical) e.message(run);
    out.append(e.typeName());
    nested(e, "(", () -> items(e.args().items()), ")");
  }

  private void nested(PyValue value, String start, Runnable content, String end) {
    if (open.containsKey(value)) {
      out.append(
          switch (value) {
            case PyList l -> "[...]";
            case PyDict d -> "{...}";
            case PyTuple t -> "(...)";
            default -> "...";
          });
      return;
    }
    open.put(value, true);
    run.descend();
    try {
      out.append(start);
      content.run();
      out.append(end);
    } finally {
      run.ascend();
      open.remove(value);
    }
  }

  private void items(PyValue[] items) {
    for (int i = 0; i < items.length; i++) {
      if (i > 0) out.append(", ");
      write(items[i]);
    }
  }

  private void entries(Table table) {
    boolean first = true;
    for (int i = 0; i < table.end(); i++) {
      PyValue key = table.keyAt(i);
      if (key == null) continue;
      if (!first) out.append(", ");
      first = false;
      write(key);
      out.append(": ");
      write(table.valueAt(i));
    }
  }

  private void view(PyView view) {
    boolean first = true;
    Table table = view.dict().table();
    for (int i = 0; i < table.end(); i++) {
      PyValue key = table.keyAt(i);
      if (key == null) continue;
      if (!first) out.append(", ");
      first = false;
      write(view.at(i, key));
    }
  }

  private void set(PySet s) {
    if (s.table().size() == 0) {
      out.append(s.frozen() ? "frozenset()" : "set()");
      return;
    }
    PyValue[] items = canonical ? s.table().keys() : s.ordered();
    if (canonical) Arrays.sort(items, java.util.Comparator.comparing(Repr::canonical));
    nested(s, s.frozen() ? "frozenset({" : "{", () -> items(items), s.frozen() ? "})" : "}");
  }

  private static String integer(Run run, PyInt i) {
    if (i.isSmall()) return Long.toString(i.small());
    if (i.bits() > 4L * DIGITS) throw tooLong();
    run.step(i.bits() / 64 + (long) i.bits() * i.bits() / 65536);
    String text = i.big().toString();
    if (text.length() > DIGITS + (i.sign() < 0 ? 1 : 0)) throw tooLong();
    return text;
  }

  /** What a number that is too long for a text raises. */
  public static PyError tooLong() {
    return PyError.value("Exceeds the limit for integer string conversion");
  }

  /** A string between quotes, with escapes. */
  public static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == quote) out.append('\\').append(c);
          else if (Text.prints(c)) out.append(c);
          else if (c < 256) out.append("\\x" + HEX.toHexDigits((byte) c));
          else out.append("\\u" + HEX.toHexDigits(c));
        }
      }
    }
    return out.append(quote).toString();
  }
}
