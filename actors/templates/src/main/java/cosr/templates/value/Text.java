package cosr.templates.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Text by code points, as Python counts it. */
public final class Text {
  private Text() {}

  /** Whether each code point is one char, so that both ways of counting agree. */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The characters, each as a text of its own. */
  public static List<Object> characters(String text) {
    Limits.checkItems(text.length());
    List<Object> characters = new ArrayList<>(text.length());
    text.codePoints().forEach(c -> characters.add(Character.toString(c)));
    return characters;
  }

  /** The part from one code point to another, both within the text. */
  public static String part(String text, int from, int to) {
    if (from >= to) {
      return "";
    }
    if (isPlain(text)) {
      return text.substring(from, to);
    }
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }

  /** The index in code points of an index in chars. */
  public static int points(String text, int chars) {
    return text.codePointCount(0, chars);
  }

  /** Order by code points. */
  public static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Without the characters at its ends that the set holds; null stands for white space. */
  public static String strip(String text, @Nullable String set, boolean left, boolean right) {
    IntPredicate drop = set == null ? Characters::isSpace : c -> set.indexOf(c) >= 0;
    int start = 0;
    int end = text.length();
    while (left && start < end && drop.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && drop.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** The lines, without their ends unless these are kept. */
  public static List<Object> lines(String text, boolean keepEnds) {
    List<Object> lines = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (Characters.isLineBreak(c)) {
        int end = i - 1;
        if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
          i++;
        }
        lines.add(text.substring(start, keepEnds ? i : end));
        start = i;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The first character in title case, the others in lower case. */
  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return "";
    }
    int end = Character.charCount(text.codePointAt(0));
    return title(text.codePointAt(0)) + lower(text.substring(end));
  }

  static String title(int c) {
    int title = Character.toTitleCase(c);
    return title == c && !Character.isTitleCase(c)
        ? oneUpper(Character.toString(c))
        : Character.toString(title);
  }

  private static String oneUpper(String character) {
    String upper = upper(character);
    int first = Character.charCount(upper.codePointAt(0));
    return upper.substring(0, first) + lower(upper.substring(first));
  }

  /** A title: each run of letters begins with a capital. */
  public static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (int c : text.codePoints().toArray()) {
      out.append(inside ? lower(Character.toString(c)) : title(c));
      inside = Characters.isCased(c);
    }
    return out.toString();
  }

  /** Replaces the first so many places, or all if the count is negative. */
  public static String replace(String text, String old, String with, int count) {
    if (count == 0 || (old.isEmpty() && count < 0 && text.isEmpty())) {
      return count == 0 ? text : with;
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    int from = 0;
    if (old.isEmpty()) {
      while (from <= text.length() && (count < 0 || done < count)) {
        out.append(with);
        done++;
        if (from == text.length()) {
          return out.toString();
        }
        int next = from + Character.charCount(text.codePointAt(from));
        out.append(text, from, next);
        from = next;
        Limits.check(out.length());
      }
      return out.append(text.substring(from)).toString();
    }
    int at = text.indexOf(old);
    while (at >= 0 && (count < 0 || done < count)) {
      out.append(text, from, at).append(with);
      Limits.check(out.length());
      from = at + old.length();
      done++;
      at = text.indexOf(old, from);
    }
    return out.append(text.substring(from)).toString();
  }

  public static String repeat(String text, long count) {
    if (count <= 0 || text.isEmpty()) {
      return "";
    }
    Limits.check(text.length() * count);
    return text.repeat((int) count);
  }
}
