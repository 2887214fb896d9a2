package cosr.adapter;

import java.util.Locale;
import java.util.Set;

/** The words and characters beside a span, as far as they change what it says. */
final class Words {
  private static final Set<String> NEGATIONS =
      Set.of("not", "non", "never", "neither", "nor", "isn't", "isn’t", "cannot", "can't", "can’t");

  private Words() {}

  /** Position of the next character that is not a blank, or the text's length. */
  static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) i++;
    return i;
  }

  /** Position of the last character before {@code to} that is not a blank, or -1. */
  static int skipBlanksBack(String text, int to) {
    int i = to - 1;
    while (i >= 0 && isBlank(text.charAt(i))) i--;
    return i;
  }

  /** A space within a line. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }

  /**
   * Letters, digits of any script, fractions and superscripts: what belongs to a word or number.
   */
  static boolean isGlue(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.OTHER_NUMBER
        || Character.isSurrogate(c);
  }

  /**
   * The word that ends before {@code to}, across blanks, in lower case; empty where there is none.
   */
  static String before(String text, int to) {
    int end = skipBlanksBack(text, to) + 1;
    int start = end;
    while (start > 0 && end - start < 16 && isWord(text.charAt(start - 1))) start--;
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** The word that starts at or after {@code from}, across blanks, in lower case. */
  static String after(String text, int from) {
    int start = skipBlanks(text, from);
    int end = start;
    while (end < text.length() && end - start < 16 && isWord(text.charAt(end))) end++;
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  static boolean negated(String text, int start) {
    String word = before(text, start);
    return NEGATIONS.contains(word) || word.endsWith("n't") || word.endsWith("n’t");
  }

  private static boolean isWord(char c) {
    return Character.isLetter(c) || c == '\'' || c == '’';
  }
}
