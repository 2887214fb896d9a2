package cosr.adapter;

import cosr.protocol.Answer;

/**
 * Reads a written list of digits: {@code [1, 3, 4]}, {@code 1 3 4}, {@code 1, 3 and 4}, {@code
 * 134}.
 */
final class DigitList {
  private DigitList() {}

  /**
   * The list that begins at a digit or a bracket.
   *
   * @param limit where the reading ends at the latest
   */
  static Answer at(String text, int start, int limit) {
    if (Numbers.isDigit(text, start)) return run(text, start, limit);
    int close = text.indexOf(text.charAt(start) == '[' ? ']' : ')', start);
    if (close < 0 || close >= limit) return new Answer.None("not-a-list");
    if (gluedBefore(text, start) || gluedAfter(text, close + 1))
      return new Answer.None("not-a-list");
    Span inner = new Span(start + 1, close).stripped(text);
    if (inner.isEmpty()) return new Answer.Found("", start, close + 1);
    if (!Numbers.isDigit(text, inner.start())) return new Answer.None("not-digits");
    Answer list = run(text, inner.start(), inner.end());
    return switch (list) {
      case Answer.None none -> none;
      case Answer.Found found ->
          found.end() == inner.end()
              ? new Answer.Found(found.value(), start, close + 1)
              : new Answer.None("not-digits");
    };
  }

  private static Answer run(String text, int start, int limit) {
    StringBuilder digits = new StringBuilder();
    int elements = 0;
    int end = start;
    int i = start;
    while (i < limit && Numbers.isDigit(text, i)) {
      while (i < limit && Numbers.isDigit(text, i)) digits.append(text.charAt(i++));
      elements++;
      end = i;
      i = skipSeparator(text, i, limit);
    }
    if (gluedBefore(text, start) || gluedAfter(text, end)) return new Answer.None("not-a-list");
    if (elements > 1 && digits.length() > elements) return new Answer.None("not-digits");
    return new Answer.Found(digits.toString(), start, end);
  }

  /** Past one comma or semicolon, blanks and an "and"; the same place where none is there. */
  private static int skipSeparator(String text, int from, int limit) {
    int i = Words.skipBlanks(text, from);
    if (i < limit && (text.charAt(i) == ',' || text.charAt(i) == ';'))
      i = Words.skipBlanks(text, i + 1);
    if (i > from && Words.after(text, i).equals("and")) i = Words.skipBlanks(text, i + 3);
    return i;
  }

  private static boolean gluedBefore(String text, int start) {
    if (start == 0) return false;
    if (Words.isGlue(text.charAt(start - 1)) || "+-\u2212.,/^".indexOf(text.charAt(start - 1)) >= 0)
      return true;
    int left = Words.skipBlanksBack(text, start);
    return left >= 0 && ("+-\u2212/^".indexOf(text.charAt(left)) >= 0);
  }

  private static boolean gluedAfter(String text, int end) {
    if (end < text.length()) {
      char c = text.charAt(end);
      boolean fraction = c == '.' && Numbers.isDigit(text, end + 1);
      if (Words.isGlue(c) || fraction || (c == ',' && Numbers.isDigit(text, end + 1))) return true;
    }
    int right = Words.skipBlanks(text, end);
    return right < text.length() && "=+/^-\u2212×".indexOf(text.charAt(right)) >= 0;
  }
}
