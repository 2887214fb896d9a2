package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looking for a text in a text, between two places if these are given. */
final class TextSearch {
  private TextSearch() {}

  private record Part(int start, String text) {}

  /** The part that the second and third argument name, or null if the first is beyond the end. */
  private static @Nullable Part part(String text, Arguments arguments) {
    int length = Text.length(text);
    int from = place(arguments.orNull(1), 0, length);
    int to = Math.min(length, place(arguments.orNull(2), length, length));
    return from > length || from > to ? null : new Part(from, Text.part(text, from, to));
  }

  private static int place(@Nullable Object value, int otherwise, int length) {
    if (value == null || value == PyNone.NONE) {
      return otherwise;
    }
    if (!Types.isInt(value)) {
      throw PyException.type("slice indices must be integers or None or have an __index__ method");
    }
    int index = Types.clamp(Types.integer(value));
    return index < 0 ? Math.max(0, index + length) : index;
  }

  static Object affix(String name, String text, Arguments arguments) {
    Plain.between(name, arguments, 1, 3);
    Object wanted = arguments.get(0);
    if (!Types.isText(wanted) && !(wanted instanceof PyTuple)) {
      throw PyException.type(
          name + " first arg must be str or a tuple of str, not " + Types.name(wanted));
    }
    Part part = part(text, arguments);
    List<Object> all = wanted instanceof PyTuple tuple ? tuple.items() : List.of(wanted);
    for (Object one : all) {
      if (!Types.isText(one)) {
        throw PyException.type(
            "tuple for " + name + " must only contain str, not " + Types.name(one));
      }
      String affix = Types.text(one);
      if (part != null
          && (name.equals("startswith")
              ? part.text.startsWith(affix)
              : part.text.endsWith(affix))) {
        return true;
      }
    }
    return false;
  }

  static Object find(String name, String text, Arguments arguments) {
    Plain.between(name, arguments, 1, 3);
    String wanted = Plain.text(arguments.get(0), "must be str, not ");
    Part part = part(text, arguments);
    int at =
        part == null
            ? -1
            : name.startsWith("r") ? part.text.lastIndexOf(wanted) : part.text.indexOf(wanted);
    return BigInteger.valueOf(
        at < 0 || part == null ? -1 : part.start + Text.points(part.text, at));
  }

  static Object index(String name, String text, Arguments arguments) {
    Object at = find(name.startsWith("r") ? "rfind" : "find", text, arguments);
    if (Types.integer(at).signum() < 0) {
      throw PyException.value("substring not found");
    }
    return at;
  }

  static Object count(String text, Arguments arguments) {
    Plain.between("count", arguments, 1, 3);
    String wanted = Plain.text(arguments.get(0), "must be str, not ");
    Part part = part(text, arguments);
    if (part == null) {
      return BigInteger.ZERO;
    }
    if (wanted.isEmpty()) {
      return BigInteger.valueOf(Text.length(part.text) + 1L);
    }
    long count = 0;
    for (int at = part.text.indexOf(wanted);
        at >= 0;
        at = part.text.indexOf(wanted, at + wanted.length())) {
      count++;
    }
    return BigInteger.valueOf(count);
  }
}
