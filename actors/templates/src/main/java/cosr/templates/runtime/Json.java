package cosr.templates.runtime;

import cosr.templates.value.FloatText;
import cosr.templates.value.Limits;
import cosr.templates.value.Ordering;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** json.dumps. */
final class Json {
  private final StringBuilder out = new StringBuilder();
  private final boolean ascii;
  private final @Nullable String indent;
  private final String between;
  private final String afterKey;
  private final boolean sorted;

  /**
   * How to write.
   *
   * @param ascii whether other characters are escaped
   * @param indent what each level is indented by, or null for one line
   * @param separators a pair of texts, or None
   * @param sorted whether keys are sorted
   */
  Json(boolean ascii, Object indent, Object separators, boolean sorted) {
    this.ascii = ascii;
    this.sorted = sorted;
    this.indent =
        indent == PyNone.NONE
            ? null
            : Types.isText(indent) ? Types.text(indent) : Text.repeat(" ", Types.index(indent));
    if (separators == PyNone.NONE) {
      this.between = this.indent == null ? ", " : ",";
      this.afterKey = ": ";
    } else {
      List<Object> pair = Statements.unpack(separators, 2);
      this.between = Repr.str(pair.get(0));
      this.afterKey = Repr.str(pair.get(1));
    }
  }

  String dumps(Object value) {
    write(value, 0);
    return out.toString();
  }

  private void write(Object value, int depth) {
    if (depth > 400) {
      throw new PyException(
          "RecursionError", "maximum recursion depth exceeded while encoding a JSON object");
    }
    Limits.check(out.length());
    if (Types.isText(value)) {
      quote(Types.text(value));
      return;
    }
    switch (value) {
      case PyNone none -> out.append("null");
      case Boolean bool -> out.append(bool);
      case BigInteger number -> out.append(number);
      case Double number -> out.append(real(number));
      case PyList list -> array(list.items(), depth);
      case PyTuple tuple -> array(tuple.items(), depth);
      case PyDict dict -> object(dict, depth);
      default ->
          throw PyException.type(
              "Object of type " + Types.name(value) + " is not JSON serializable");
    }
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return FloatText.of(number);
  }

  private void array(List<Object> items, int depth) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : between);
      line(depth + 1);
      write(items.get(i), depth + 1);
    }
    line(depth);
    out.append(']');
  }

  private void object(PyDict dict, int depth) {
    if (dict.size() == 0) {
      out.append("{}");
      return;
    }
    List<Object> items = dict.items();
    if (sorted) {
      List<Ordering.Keyed> keyed = new ArrayList<>();
      items.forEach(item -> keyed.add(new Ordering.Keyed(item, item)));
      items = Ordering.sorted(keyed, false);
    }
    out.append('{');
    for (int i = 0; i < items.size(); i++) {
      List<Object> item = ((PyTuple) items.get(i)).items();
      out.append(i == 0 ? "" : between);
      line(depth + 1);
      quote(key(item.get(0)));
      out.append(afterKey);
      write(item.get(1), depth + 1);
    }
    line(depth);
    out.append('}');
  }

  private static String key(Object key) {
    if (Types.isText(key)) {
      return Types.text(key);
    }
    return switch (key) {
      case Double number -> real(number);
      case Boolean bool -> bool.toString();
      case PyNone none -> "null";
      case BigInteger number -> number.toString();
      default ->
          throw PyException.type(
              "keys must be str, int, float, bool or None, not " + Types.name(key));
    };
  }

  private void line(int depth) {
    if (indent != null) {
      out.append('\n').append(Text.repeat(indent, depth));
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          if (c < 0x20 || (ascii && c > 0x7e)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
