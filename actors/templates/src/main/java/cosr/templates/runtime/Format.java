package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Limits;
import cosr.templates.value.Markup;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** "text {}".format(values), with attributes and items looked up as the sandbox does. */
final class Format {
  private final Arguments arguments;
  private final boolean escape;
  private int automatic;
  private boolean manual;

  private Format(Arguments arguments, boolean escape) {
    this.arguments = arguments;
    this.escape = escape;
  }

  static String format(String text, Arguments arguments, boolean escape) {
    return new Format(arguments, escape).expand(text, 2);
  }

  static String formatMap(String text, Arguments arguments, boolean escape) {
    if (!arguments.named().isEmpty()) {
      throw PyException.type("format_map() takes no keyword arguments");
    }
    if (arguments.size() != 1) {
      throw PyException.type(
          "format_map() takes exactly one argument (" + arguments.size() + " given)");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    if (arguments.get(0) instanceof PyDict dict) {
      for (Object key : dict.keys()) {
        Object value = dict.get(key);
        if (value != null) {
          named.put(Repr.str(key), value);
        }
      }
    }
    return new Format(new Arguments(List.of(), named), escape).expand(text, 2);
  }

  /** Other than ASCII as escapes, as ascii() of Python. */
  static String ascii(String repr) {
    StringBuilder out = new StringBuilder();
    repr.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                out.append((char) c);
              } else {
                String form = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
                out.append(String.format(Locale.ROOT, form, c));
              }
            });
    return out.toString();
  }

  private String expand(String text, int depth) {
    if (depth < 0) {
      throw PyException.value("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      boolean twice = i < text.length() && text.charAt(i) == c;
      if (c != '{' && c != '}') {
        out.append(c);
      } else if (twice) {
        out.append(c);
        i++;
      } else if (c == '}') {
        throw PyException.value("Single '}' encountered in format string");
      } else {
        int end = close(text, i);
        out.append(field(text.substring(i, end), depth));
        i = end + 1;
      }
      Limits.check(out.length());
    }
    return out.toString();
  }

  private static int close(String text, int from) {
    if (from >= text.length()) {
      throw PyException.value("Single '{' encountered in format string");
    }
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '['
          && open == 1
          && text.indexOf(']', i) > 0
          && text.substring(from, i).indexOf(':') < 0) {
        i = text.indexOf(']', i);
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    throw PyException.value("expected '}' before end of string");
  }

  private String field(String field, int depth) {
    int mark = nameEnd(field);
    String name = field.substring(0, mark);
    String rest = field.substring(mark);
    char conversion = 0;
    if (rest.startsWith("!")) {
      if (rest.length() < 2) {
        throw PyException.value("unmatched '{' in format spec");
      }
      conversion = rest.charAt(1);
      rest = rest.substring(2);
      if (!rest.isEmpty() && rest.charAt(0) != ':') {
        throw PyException.value("expected ':' after conversion specifier");
      }
    }
    String raw = rest.isEmpty() ? "" : rest.substring(1);
    Object value = lookUp(name);
    value =
        switch (conversion) {
          case 0 -> value;
          case 's' -> Repr.str(value);
          case 'r' -> Repr.repr(value);
          case 'a' -> ascii(Repr.repr(value));
          default -> throw PyException.value("Unknown conversion specifier " + conversion);
        };
    String spec = raw.indexOf('{') >= 0 || raw.indexOf('}') >= 0 ? expand(raw, depth - 1) : raw;
    String shown = FormatSpec.format(value, spec);
    return escape && !(value instanceof Markup) ? Markup.escape(shown) : shown;
  }

  private static int nameEnd(String field) {
    boolean bracket = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (!bracket && (c == '!' || c == ':')) {
        return i;
      }
    }
    return field.length();
  }

  private Object lookUp(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = first(name.substring(0, end));
    int i = end;
    while (i < name.length()) {
      if (name.charAt(i) == '.') {
        int stop = i + 1;
        while (stop < name.length() && name.charAt(stop) != '.' && name.charAt(stop) != '[') {
          stop++;
        }
        if (stop == i + 1) {
          throw PyException.value("Empty attribute in format string");
        }
        value = Attributes.attribute(value, name.substring(i + 1, stop));
        i = stop;
      } else if (name.charAt(i) == '[') {
        int stop = name.indexOf(']', i);
        if (stop < 0) {
          throw PyException.value("Missing ']' in format string");
        }
        String key = name.substring(i + 1, stop);
        boolean digits = !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
        value = Attributes.item(value, digits ? new BigInteger(key) : key);
        i = stop + 1;
      } else {
        throw PyException.value("Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  private Object first(String name) {
    boolean digits = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!name.isEmpty() && !digits) {
      Object value = arguments.named().get(name);
      if (value == null) {
        throw new PyException("KeyError", Repr.repr(name));
      }
      return value;
    }
    if (digits && automatic > 0) {
      throw PyException.value(
          "cannot switch from manual field specification to automatic field numbering");
    }
    if (!digits && manual) {
      throw PyException.value(
          "cannot switch from manual field specification to automatic field numbering");
    }
    manual |= digits;
    int index = digits ? (name.length() > 6 ? 999_999 : Integer.parseInt(name)) : automatic++;
    if (index >= arguments.size()) {
      throw new PyException("IndexError", "tuple index out of range");
    }
    return arguments.get(index);
  }
}
