package cosr.adapter;

import cosr.protocol.Answer;
import cosr.protocol.Marked;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of decimal digits.
 *
 * <p>A text of digits and commas alone is in the Student's own notation: lists separated by commas,
 * the last one is the answer, and it may be empty. So is one of {@link Marked} characters alone:
 * what follows the last operation or bracket is the answer. Any other text is prose: the list of
 * the last statement that holds one, else the last list in square brackets, else the whole text if
 * that is one list. A text over the limit has no answer.
 *
 * <p>Declared normalisation: what marked digits say besides is left out, and so are numbers on the
 * way to a sum; what separates the digits of a prose list (commas, semicolons, blanks, "and") and
 * the brackets around it are left out; where digits are separated, each must stand alone, so that
 * {@code [12, 3]} isn't read as {@code 123}. A stated "empty" is the empty list.
 */
final class DigitsExtractor implements Extractor {
  /** Not a part of another word, such as "non-empty". */
  private static final Pattern EMPTY =
      Pattern.compile("(?<![\\p{L}\\p{N}_\\p{Pd}])empty(?![\\p{L}\\p{N}_\\p{Pd}])");

  @Override
  public Answer extract(String text) {
    if (text.length() > LIMIT) return new Answer.None("too-long");
    Span whole = Span.of(text).stripped(text);
    if (isMarked(text, whole)) return lastMarked(text, whole);
    if (isNotation(text, whole)) {
      int start = Math.max(whole.start(), text.lastIndexOf(',', whole.end()) + 1);
      return new Span(start, whole.end()).found(text);
    }
    for (Statements.Statement statement : Statements.newestFirst(text, 0)) {
      Optional<Answer> stated = stated(text, statement.sentence());
      if (stated.isPresent())
        return statement.negated() ? new Answer.None("negated") : stated.get();
    }
    int bracket = text.lastIndexOf('[');
    if (bracket >= 0) return DigitList.at(text, bracket, text.length());
    return wholeList(text, whole);
  }

  private static boolean isNotation(String text, Span whole) {
    for (int i = whole.start(); i < whole.end(); i++)
      if (!Numbers.isDigit(text, i) && text.charAt(i) != ',') return false;
    return true;
  }

  private static boolean isMarked(String text, Span whole) {
    for (int i = whole.start(); i < whole.end(); i++) if (!Marked.is(text.charAt(i))) return false;
    return !whole.isEmpty();
  }

  /** The digits behind the last operation or bracket. */
  private static Answer lastMarked(String text, Span whole) {
    StringBuilder digits = new StringBuilder();
    int start = whole.end();
    while (start > whole.start() && isDigit(Marked.plain(text.charAt(start - 1)))) {
      char c = text.charAt(--start);
      digits.insert(0, Marked.plain(String.valueOf(c)));
    }
    if (digits.isEmpty()) return new Answer.None("not-a-list");
    return new Answer.Found(digits.toString(), start, whole.end());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The first list of the sentence, or nothing where it holds none. */
  private static Optional<Answer> stated(String text, Span sentence) {
    for (int i = sentence.start(); i < sentence.end(); i++) {
      char c = text.charAt(i);
      boolean opens = c == '[' || (c == '(' && Numbers.isDigit(text, i + 1));
      if (opens || Numbers.isDigit(text, i))
        return Optional.of(DigitList.at(text, i, sentence.end()));
    }
    Matcher empty = EMPTY.matcher(text).useTransparentBounds(true);
    if (!empty.region(sentence.start(), sentence.end()).find()) return Optional.empty();
    if (Words.negated(text, empty.start())) return Optional.of(new Answer.None("negated"));
    return Optional.of(new Answer.Found("", empty.start(), empty.end()));
  }

  /** The text is one list, with marks of emphasis around it or without. */
  private static Answer wholeList(String text, Span whole) {
    int from = whole.start();
    int to = whole.end();
    while (from < to && isEmphasis(text.charAt(from))) from++;
    while (to > from && (isEmphasis(text.charAt(to - 1)) || text.charAt(to - 1) == '.')) to--;
    if (!Numbers.isDigit(text, from)) return new Answer.None("not-a-list");
    Answer list = DigitList.at(text, from, to);
    return list instanceof Answer.Found found && found.end() < to
        ? new Answer.None("not-a-list")
        : list;
  }

  private static boolean isEmphasis(char c) {
    return c == '*' || c == '_' || c == '`' || c == '"' || c == '$';
  }
}
