package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Characters;
import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Taking a text apart. */
final class TextSplit {
  private TextSplit() {}

  static List<Object> split(String name, String text, Arguments arguments) {
    var bound = Signature.of(name, 0, "sep", "maxsplit").bind(arguments);
    int most = bound[1] == null ? -1 : Types.index(bound[1]);
    int limit = most < 0 ? Integer.MAX_VALUE : most;
    boolean right = name.equals("rsplit");
    Object given = bound[0];
    if (given == null || given == PyNone.NONE) {
      return right ? blanksFromRight(text, limit) : blanks(text, limit);
    }
    String separator = Plain.text(given, "must be str or None, not ");
    if (separator.isEmpty()) {
      throw PyException.value("empty separator");
    }
    return right ? fromRight(text, separator, limit) : fromLeft(text, separator, limit);
  }

  private static List<Object> fromLeft(String text, String separator, int limit) {
    List<Object> parts = new ArrayList<>();
    int start = 0;
    int at;
    while (parts.size() < limit && (at = text.indexOf(separator, start)) >= 0) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static List<Object> fromRight(String text, String separator, int limit) {
    List<Object> parts = new ArrayList<>();
    int end = text.length();
    int at;
    while (parts.size() < limit
        && end >= separator.length()
        && (at = text.lastIndexOf(separator, end - separator.length())) >= 0) {
      parts.add(text.substring(at + separator.length(), end));
      end = at;
    }
    parts.add(text.substring(0, end));
    Collections.reverse(parts);
    return parts;
  }

  private static List<Object> blanks(String text, int limit) {
    List<Object> parts = new ArrayList<>();
    int i = skip(text, 0);
    while (i < text.length()) {
      if (parts.size() >= limit) {
        parts.add(text.substring(i));
        return parts;
      }
      int end = i;
      while (end < text.length() && !Characters.isSpace(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(i, end));
      i = skip(text, end);
    }
    return parts;
  }

  private static int skip(String text, int from) {
    int i = from;
    while (i < text.length() && Characters.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static List<Object> blanksFromRight(String text, int limit) {
    List<Object> parts = new ArrayList<>();
    String rest = Text.strip(text, null, false, true);
    while (!rest.isEmpty()) {
      if (parts.size() >= limit) {
        parts.add(rest);
        break;
      }
      int start = rest.length();
      while (start > 0 && !Characters.isSpace(rest.charAt(start - 1))) {
        start--;
      }
      parts.add(rest.substring(start));
      rest = Text.strip(rest.substring(0, start), null, false, true);
    }
    parts.removeIf(part -> part.equals(""));
    Collections.reverse(parts);
    return parts;
  }

  static List<Object> lines(String text, Arguments arguments) {
    var bound = Signature.of("splitlines", 0, "keepends").bind(arguments);
    return Text.lines(text, bound[0] != null && Types.truth(bound[0]));
  }

  static List<Object> partition(String text, Arguments arguments, boolean right) {
    Plain.one(right ? "str.rpartition" : "str.partition", arguments);
    String separator = Plain.text(arguments.get(0), "must be str, not ");
    if (separator.isEmpty()) {
      throw PyException.value("empty separator");
    }
    int at = right ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) {
      return right ? List.of("", "", text) : List.of(text, "", "");
    }
    return List.of(text.substring(0, at), separator, text.substring(at + separator.length()));
  }
}
