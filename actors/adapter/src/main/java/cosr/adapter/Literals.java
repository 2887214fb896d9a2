package cosr.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where literals of Python end: numbers, strings on one line, {@code True}, {@code False}, {@code
 * None}, and lists, tuples, sets and dicts of them. Only their shape is looked at.
 */
final class Literals {
  private static final int DEPTH = 60;
  private static final Pattern ATOM =
      Pattern.compile(
          "[+-]?(?:\\d[\\d_]*+(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?\\d++)?+(?![\\p{L}\\p{N}_.])"
              + "|(?:True|False|None)(?![\\p{L}\\p{N}_])"
              + "|set\\(\\)");

  private Literals() {}

  /** The end of the literal that starts at a place, or -1 where there is none before the bound. */
  static int end(String text, int start, int bound) {
    return end(text, start, bound, 0);
  }

  private static int end(String text, int start, int bound, int depth) {
    if (start >= bound || depth > DEPTH) return -1;
    int close = "([{".indexOf(text.charAt(start));
    if (text.charAt(start) == '\'' || text.charAt(start) == '"') return quoted(text, start, bound);
    if (close < 0) {
      Matcher atom = ATOM.matcher(text).region(start, bound).useTransparentBounds(true);
      return atom.lookingAt() ? atom.end() : -1;
    }
    int at = members(text, start + 1, bound, depth + 1, text.charAt(start) == '{');
    return at >= 0 && at < bound && text.charAt(at) == ")]}".charAt(close) ? at + 1 : -1;
  }

  /** The end of a string, or -1 where its line ends before it does. */
  private static int quoted(String text, int start, int bound) {
    for (int i = start + 1; i < bound; i++) {
      char c = text.charAt(i);
      if (c == text.charAt(start)) return i + 1;
      if (c == '\n') return -1;
      if (c == '\\') i++;
    }
    return -1;
  }

  /** The end of literals with commas between, perhaps of none, with white space behind them. */
  static int sequenceEnd(String text, int start, int bound) {
    int at = members(text, start, bound, 0, false);
    while (at > start && Character.isWhitespace(text.charAt(at - 1))) at--;
    return at;
  }

  private static int members(String text, int start, int bound, int depth, boolean entries) {
    int at = space(text, start, bound);
    while (true) {
      int end = end(text, at, bound, depth);
      if (end < 0) return at < bound && startsLiteral(text.charAt(at)) ? -1 : at;
      at = space(text, end, bound);
      if (entries && at < bound && text.charAt(at) == ':') {
        end = end(text, space(text, at + 1, bound), bound, depth);
        if (end < 0) return -1;
        at = space(text, end, bound);
      }
      if (at == bound || text.charAt(at) != ',') return at;
      at = space(text, at + 1, bound);
    }
  }

  private static boolean startsLiteral(char c) {
    return Character.isLetterOrDigit(c) || "([{'\"+_".indexOf(c) >= 0;
  }

  /** The members of a list or tuple that is a literal. */
  static List<Span> items(String text, Span whole) {
    List<Span> out = new ArrayList<>();
    int bound = whole.end() - 1;
    int at = space(text, whole.start() + 1, bound);
    while (at < bound) {
      int end = end(text, at, bound, 0);
      if (end < 0) return List.of();
      out.add(new Span(at, end));
      at = space(text, end, bound);
      if (at < bound) at = space(text, at + 1, bound);
    }
    return out;
  }

  /** The text with one blank for white space outside of strings, and none at its ends. */
  static String compact(String text) {
    StringBuilder out = new StringBuilder(text.length());
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        out.append(c);
        if (c == '\\' && i + 1 < text.length()) out.append(text.charAt(++i));
        else if (c == quote) quote = 0;
      } else if (Character.isWhitespace(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') out.append(' ');
      } else {
        if (c == '\'' || c == '"') quote = c;
        out.append(c);
      }
    }
    return out.toString().strip();
  }

  private static int space(String text, int from, int bound) {
    int at = from;
    while (at < bound && Character.isWhitespace(text.charAt(at))) at++;
    return at;
  }
}
