package cosr.adapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The formulas of a text: between dollar signs, single or double, or between {@code \(} and {@code
 * \)} or {@code \[} and {@code \]}. A single dollar opens one only before a character that is no
 * white space, and closes it only behind one and before none that is a digit, as in pandoc: so
 * prices are no formulas.
 */
final class Formulas {
  private static final int UNCLOSED = -1;
  private static final int BROKEN = -2;

  private Formulas() {}

  /** The insides, in order. */
  static List<Span> in(String text, int from) {
    List<Span> formulas = new ArrayList<>();
    Set<String> unclosed = new HashSet<>();
    int i = from;
    while (i < text.length()) {
      int open = opening(text, i);
      if (open == 0) {
        i += text.charAt(i) == '\\' ? 2 : 1;
        continue;
      }
      String close = close(text, i, open);
      int end = unclosed.contains(close) ? UNCLOSED : end(text, i + open, close);
      if (end < 0) {
        if (end == UNCLOSED) unclosed.add(close);
        i += open;
        continue;
      }
      formulas.add(new Span(i + open, end));
      i = end + open;
    }
    return formulas;
  }

  /** Where the closing mark of a formula ends. */
  static int after(String text, Span formula) {
    return formula.end() + (doubled(text, formula) ? 2 : 1);
  }

  /** Where the opening mark of a formula begins. */
  static int before(String text, Span formula) {
    return formula.start() - (doubled(text, formula) ? 2 : 1);
  }

  private static boolean doubled(String text, Span formula) {
    return text.charAt(formula.start() - 1) != '$'
        || (formula.start() > 1 && text.charAt(formula.start() - 2) == '$');
  }

  /** Characters of the mark that opens a formula here; 0 where none does. */
  private static int opening(String text, int i) {
    char c = text.charAt(i);
    char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    if (c == '\\') return next == '(' || next == '[' ? 2 : 0;
    if (c != '$') return 0;
    if (next == '$') return 2;
    return Character.isWhitespace(next) ? 0 : 1;
  }

  private static String close(String text, int at, int open) {
    return switch (text.charAt(at)) {
      case '\\' -> text.charAt(at + 1) == '(' ? "\\)" : "\\]";
      default -> "$".repeat(open);
    };
  }

  /**
   * Where the formula ends whose inside begins here; negative where it is not closed: {@link
   * #UNCLOSED} where nothing behind it is closed by that mark either.
   */
  private static int end(String text, int from, String close) {
    boolean dollar = close.equals("$");
    for (int i = from; i < text.length(); i++) {
      if (text.startsWith("\n\n", i)) return BROKEN;
      if (text.startsWith(close, i)) {
        if (!dollar || closes(text, i)) return i;
        return BROKEN;
      }
      if (text.charAt(i) == '\\') i++;
    }
    return UNCLOSED;
  }

  private static boolean closes(String text, int i) {
    return !Character.isWhitespace(text.charAt(i - 1)) && !Numbers.isDigit(text, i + 1);
  }

  /** Where the brace closes that is open before {@code from}; -1 where it does not. */
  static int braceEnd(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') i++;
      else if (c == '{') depth++;
      else if (c == '}' && --depth == 0) return i;
    }
    return -1;
  }
}
