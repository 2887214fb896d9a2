package cosr.python.run;

import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code str.format} and {@code str.format_map}; attributes of values are refused. */
final class FieldFormat {
  private static final int DEPTH = 2;

  private final Run run;
  private final PyValue[] args;
  private final String[] names;
  private final @Nullable PyDict mapping;

  /** The number of the next field without one; -1 once a field has a number. */
  private int automatic;

  private FieldFormat(Run run, PyValue[] args, String[] names, @Nullable PyDict mapping) {
    this.run = run;
    this.args = args;
    this.names = names;
    this.mapping = mapping;
  }

  static void register(Map<String, Method> m) {
    m.put(
        "format",
        (run, s, a, n) ->
            Texts.made(run, new FieldFormat(run, a, n, null).all(Texts.text(s), DEPTH)));
    m.put(
        "format_map",
        (run, s, a, n) -> {
          Calls.arity(a, n, 1, 1);
          if (!(a[0] instanceof PyDict d)) throw refuse("values that are no dict");
          FieldFormat format = new FieldFormat(run, new PyValue[0], Calls.NO_NAMES, d);
          return Texts.made(run, format.all(Texts.text(s), DEPTH));
        });
  }

  private static RefusedException refuse(String what) {
    return new RefusedException("format", 0, what);
  }

  private String all(String template, int depth) {
    if (depth < 0) throw PyError.value("Max string recursion exceeded");
    run.step(1 + template.length() / 8);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c != '{' && c != '}') {
        out.append(c);
        continue;
      }
      boolean doubled = at < template.length() && template.charAt(at) == c;
      if (doubled) {
        out.append(c);
        at++;
        continue;
      }
      if (c == '}' || at == template.length()) throw PyError.value("Single brace in a format");
      int end = end(template, at);
      String text = field(template.substring(at, end), depth);
      Sequences.payText(run, text.length());
      out.append(text);
      at = end + 1;
    }
    return out.toString();
  }

  /** The place of the brace that closes a field; what is within square brackets does not count. */
  private static int end(String template, int from) {
    int open = 1;
    boolean name = true;
    for (int at = from; at < template.length(); at++) {
      char c = template.charAt(at);
      if (name && c == '[') {
        int close = template.indexOf(']', at);
        if (close < 0) throw PyError.value("expected '}' before end of string");
        at = close;
      } else if (name && c == '{') {
        throw PyError.value("unexpected '{' in field name");
      } else if (c == ':' || c == '!') {
        name = false;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return at;
      }
    }
    throw PyError.value("expected '}' before end of string");
  }

  private String field(String field, int depth) {
    int name = 0;
    while (name < field.length() && field.charAt(name) != ':' && field.charAt(name) != '!') {
      if (field.charAt(name) == '[') name = field.indexOf(']', name);
      name++;
    }
    int spec = name;
    char conversion = 0;
    if (name < field.length() && field.charAt(name) == '!') {
      if (name + 1 >= field.length()) throw PyError.value("a conversion is missing");
      conversion = field.charAt(name + 1);
      spec = name + 2;
      if (spec < field.length() && field.charAt(spec) != ':')
        throw PyError.value("expected ':' after conversion specifier");
    }
    PyValue value = value(field.substring(0, name));
    switch (conversion) {
      case 0 -> {}
      case 'r' -> value = PyStr.of(Repr.repr(run, value));
      case 's' -> value = PyStr.of(Repr.str(run, value));
      case 'a' -> throw refuse("the conversion a");
      default -> throw PyError.value("Unknown conversion specifier");
    }
    String format = spec < field.length() ? field.substring(spec + 1) : "";
    if (format.indexOf('{') >= 0) format = all(format, depth - 1);
    else if (depth <= 0) throw PyError.value("Max string recursion exceeded");
    return Format.format(run, value, format);
  }

  private PyValue value(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') end++;
    PyValue value = first(name.substring(0, end));
    while (end < name.length()) {
      if (name.charAt(end) == '.') throw refuse("an attribute in a format");
      if (name.charAt(end) != '[') throw PyError.value("Only '.' or '[' may follow ']'");
      int close = name.indexOf(']', end);
      String key = name.substring(end + 1, close);
      if (key.isEmpty()) throw PyError.value("Empty attribute in format string");
      int index = index(key);
      value = Subscripts.get(run, value, index < 0 ? PyStr.of(key) : PyInt.of(index));
      end = close + 1;
    }
    return value;
  }

  private PyValue first(String name) {
    int index = index(name);
    if (!name.isEmpty() && index < 0) {
      if (mapping != null) return Subscripts.get(run, mapping, PyStr.of(name));
      for (int i = 0; i < names.length; i++)
        if (names[i].equals(name)) return args[args.length - names.length + i];
      throw PyError.key(PyStr.of(name));
    }
    if (name.isEmpty()) {
      if (automatic < 0) throw PyError.value("cannot switch from manual to automatic numbering");
      index = automatic++;
    } else {
      if (automatic > 0) throw PyError.value("cannot switch from automatic to manual numbering");
      automatic = -1;
    }
    if (mapping != null) throw PyError.value("Format string contains positional fields");
    if (index >= Calls.positional(args, names))
      throw PyError.of(cosr.python.value.PyType.INDEX_ERROR, "Replacement index out of range");
    return args[index];
  }

  /** The number that a text of digits is, or -1. */
  private static int index(String text) {
    if (text.isEmpty()) return -1;
    for (int i = 0; i < text.length(); i++)
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return -1;
    if (text.length() > 9) throw refuse("a large number of a field");
    return Integer.parseInt(text);
  }
}
