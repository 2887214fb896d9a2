package cosr.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the numbers of a text and says of each whether it stands for itself. */
final class Numbers {
  private static final Set<String> SCALES =
      Set.of(
          "dozen",
          "dozens",
          "hundred",
          "thousand",
          "million",
          "billion",
          "trillion",
          "half",
          "halves",
          "thirds",
          "quarters",
          "squared",
          "cubed",
          "factorial",
          "point",
          "mod",
          "times",
          "plus",
          "minus",
          "divided",
          "multiplied");

  enum Kind {
    /** An integer that stands for itself. */
    PLAIN,
    /** A fraction, a number glued to letters, a scale ("5 million"), a bound ("&gt; 5"), … */
    OTHER,
    /** Part of an expression such as {@code 2 + 3}. */
    OPERAND,
    /** "not 5". */
    NEGATED,
    /** "5 or 6". */
    ALTERNATIVE
  }

  /**
   * @param span with the sign
   */
  record Numeral(Span span, Kind kind) {}

  private Numbers() {}

  /**
   * All numbers that start in the span, in order; what stands beside them is read from the text.
   */
  static List<Numeral> in(String text, Span part) {
    List<Numeral> numbers = new ArrayList<>();
    int i = part.start();
    while (i < part.end()) {
      if (!isDigit(text, i)) {
        i++;
        continue;
      }
      int end = end(text, i);
      int start = signStart(text, i);
      numbers.add(new Numeral(new Span(start, end), kind(text, start, i, end)));
      i = end;
    }
    return numbers;
  }

  /** Digits with commas and a decimal point among them. */
  private static int end(String text, int from) {
    int i = from;
    while (isDigit(text, i) || (isSeparator(text, i) && isDigit(text, i + 1))) i++;
    return i;
  }

  private static boolean isSeparator(String text, int i) {
    return i < text.length() && (text.charAt(i) == ',' || text.charAt(i) == '.');
  }

  /** Where the number starts with its sign and currency, if these belong to it. */
  private static int signStart(String text, int digits) {
    int i = digits;
    if (i > 0 && "$€£".indexOf(text.charAt(i - 1)) >= 0 && i > 1 && isMinus(text.charAt(i - 2)))
      return leftOperand(text, i - 2) ? digits : i - 2;
    if (i > 0 && (isMinus(text.charAt(i - 1)) || text.charAt(i - 1) == '+'))
      return leftOperand(text, i - 1) ? digits : i - 1;
    return digits;
  }

  static boolean isMinus(char c) {
    return c == '-' || c == '\u2212';
  }

  private static boolean leftOperand(String text, int operator) {
    int i = Words.skipBlanksBack(text, operator);
    if (i < 0) return false;
    char c = text.charAt(i);
    boolean near = i == operator - 1;
    return Character.isDigit(c) || c == ')' || c == '}' || (near && Words.isGlue(c));
  }

  private static Kind kind(String text, int start, int digits, int end) {
    if (!isInteger(text, digits, end) || glued(text, start, end) || scaled(text, start, end))
      return Kind.OTHER;
    if (operatorBefore(text, start) || operatorAfter(text, end)) return Kind.OPERAND;
    if (Words.negated(text, start)) return Kind.NEGATED;
    return alternative(text, start, end) ? Kind.ALTERNATIVE : Kind.PLAIN;
  }

  /** Digits, in groups of three or without groups, with a fraction of zeros or without one. */
  private static boolean isInteger(String text, int digits, int end) {
    String number = text.substring(digits, end);
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    if (point >= 0)
      for (int i = point + 1; i < number.length(); i++) if (number.charAt(i) != '0') return false;
    int comma = whole.indexOf(',');
    if (comma < 0) return true;
    if (comma > 3 || whole.charAt(0) == '0' || whole.length() % 4 != comma) return false;
    for (int i = 0; i < whole.length(); i++)
      if ((i % 4 == comma) != (whole.charAt(i) == ',')) return false;
    return true;
  }

  private static boolean glued(String text, int start, int end) {
    if (start > 0) {
      char c = text.charAt(start - 1);
      boolean digitBefore = start > 1 && Character.isDigit(text.charAt(start - 2));
      if (Words.isGlue(c) || c == '.' || c == '\u2013' || (c == ':' && digitBefore)) return true;
      if (c == '\\' || c == '\'') return true;
    }
    if (end < text.length()) {
      char c = text.charAt(end);
      if (Words.isGlue(c) || c == '\u2013') return true;
      if (end + 1 < text.length()) {
        char next = text.charAt(end + 1);
        if (c == ':' && Character.isDigit(next)) return true;
        if ((c == '\'' || c == '’' || c == '-') && Character.isLetter(next)) return true;
      }
    }
    return false;
  }

  private static boolean scaled(String text, int start, int end) {
    int left = Words.skipBlanksBack(text, start);
    int right = Words.skipBlanks(text, end);
    if (left >= 0) {
      char c = text.charAt(left);
      if ("<>≤≥≠√~".indexOf(c) >= 0 || (c == '=' && left > 0 && isRelation(text, left - 1)))
        return true;
      if (left < start - 1 && Character.isDigit(c)) return true;
      if (isMinus(c) && !leftOperand(text, left)) return true;
    }
    if (right > end && isDigit(text, right)) return true;
    if (text.startsWith("\\frac", right) || text.startsWith("\\sqrt", right)) return true;
    String before = Words.before(text, start);
    return before.equals("minus")
        || before.equals("negative")
        || SCALES.contains(Words.after(text, end));
  }

  private static boolean isRelation(String text, int i) {
    return "!<>".indexOf(text.charAt(i)) >= 0;
  }

  private static boolean operatorBefore(String text, int start) {
    int i = Words.skipBlanksBack(text, start);
    if (i < 0) return false;
    char c = text.charAt(i);
    if ("+^×·÷/".indexOf(c) >= 0) return true;
    if (c == '*') return multiplies(text, i, start);
    return isMinus(c) && leftOperand(text, i);
  }

  private static boolean operatorAfter(String text, int end) {
    int i = Words.skipBlanks(text, end);
    if (i >= text.length()) return false;
    char c = text.charAt(i);
    if ("+^×·÷".indexOf(c) >= 0 || text.startsWith("\\times", i) || text.startsWith("\\cdot", i))
      return true;
    int next = i + 1;
    if (c == '*' && next < text.length() && text.charAt(next) == '*' && i == end) next++;
    next = Words.skipBlanks(text, next);
    boolean operand = isDigit(text, next) || (next < text.length() && text.charAt(next) == '(');
    if (c == '*') return operand && (i == end) == (next == i + 1 || next == i + 2);
    return operand && (isMinus(c) || c == '/' || c == '(');
  }

  /** Whether the star at {@code i} is a product or power, not emphasis. */
  private static boolean multiplies(String text, int i, int start) {
    int left = i > 0 && text.charAt(i - 1) == '*' ? i - 1 : i;
    boolean apartRight = start > i + 1;
    int before = Words.skipBlanksBack(text, left);
    if (before < 0) return false;
    boolean apartLeft = before < left - 1;
    char c = text.charAt(before);
    return (Character.isDigit(c) || c == ')') && apartLeft == apartRight;
  }

  private static boolean alternative(String text, int start, int end) {
    if (Words.after(text, end).equals("or")) {
      int next = Words.skipBlanks(text, Words.skipBlanks(text, end) + 2);
      if (isDigit(text, next) || isDigit(text, next + 1)) return true;
    }
    if (!Words.before(text, start).equals("or")) return false;
    int before = Words.skipBlanksBack(text, Words.skipBlanksBack(text, start) - 1);
    return before >= 0 && Character.isDigit(text.charAt(before));
  }

  static boolean isDigit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
