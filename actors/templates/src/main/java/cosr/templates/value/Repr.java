package cosr.templates.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Python's str() and repr(). */
public final class Repr {
  private Repr() {}

  /** str(value), which is what {{ }} prints. */
  public static String str(Object value) {
    return switch (value) {
      case String text -> text;
      case Markup markup -> markup.text();
      case Undefined undefined -> "";
      default -> repr(value);
    };
  }

  public static String repr(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out, 0);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out, int depth) {
    if (depth > 400) {
      throw new PyException(
          "RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
    }
    Limits.check(out.length());
    switch (value) {
      case String text -> quote(text, out);
      case Markup markup -> {
        out.append("Markup(");
        quote(markup.text(), out);
        out.append(')');
      }
      case BigInteger number -> out.append(number);
      case Double number -> out.append(FloatText.of(number));
      case Boolean bool -> out.append(bool ? "True" : "False");
      case PyNone none -> out.append("None");
      case Undefined undefined -> out.append("Undefined");
      case PyList list -> items("[", list.items(), "]", out, depth);
      case PyTuple tuple ->
          items("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")", out, depth);
      case PyDict dict -> dict(dict, out, depth);
      case PyRange range -> out.append(range.text());
      case PyView view -> items(view.kind().type() + "([", view.items(), "])", out, depth);
      case PyObject object -> out.append(object.text());
      case PyIterator iterator -> out.append("<").append(iterator.type()).append(" object>");
      default -> out.append("<").append(Types.name(value)).append(">");
    }
  }

  private static void items(
      String open, List<Object> items, String close, StringBuilder out, int depth) {
    out.append(open);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      write(items.get(i), out, depth + 1);
    }
    out.append(close);
  }

  private static void dict(PyDict dict, StringBuilder out, int depth) {
    out.append('{');
    List<Object> keys = dict.keys();
    List<Object> values = dict.values();
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      write(keys.get(i), out, depth + 1);
      out.append(": ");
      write(values.get(i), out, depth + 1);
    }
    out.append('}');
  }

  private static void quote(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                  if (c == quote) {
                    out.append('\\').append(quote);
                  } else if (Characters.isPrintable(c)) {
                    out.appendCodePoint(c);
                  } else {
                    escape(c, out);
                  }
                }
              }
            });
    out.append(quote);
  }

  static void escape(int c, StringBuilder out) {
    String form = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    out.append(String.format(Locale.ROOT, form, c));
  }
}
