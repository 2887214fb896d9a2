package cosr.adapter;

import cosr.protocol.Answer;
import cosr.protocol.Labelled;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code true} or {@code false}: the first of the last statement that holds one, else the last of
 * the text, else a yes or no that the text begins with. Long texts are read from the {@link Window}
 * on.
 *
 * <p>A text of the letters {@code t} and {@code f} alone, {@link Labelled} or not, is in the
 * Student's own notation, the values of an expression step by step; the last one is the answer.
 *
 * <p>Declared normalisations: in the notation {@code t} becomes {@code true} and {@code f} {@code
 * false}; else case, and {@code yes} becomes {@code true} and {@code no} {@code false} where they
 * are stated or begin the text. "not true" is no answer, never {@code false}.
 */
final class BooleanExtractor implements Extractor {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])(?:true|false|yes|no)(?![\\p{L}\\p{N}_'’])",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    Span whole = Span.of(text).stripped(text);
    if (isNotation(text, whole)) return last(text, whole);
    int from = Window.start(text);
    for (Statements.Statement statement : Statements.newestFirst(text, from)) {
      Matcher word = matcher(text, statement.clause());
      if (!word.find()) continue;
      return statement.negated() ? new Answer.None("negated") : answer(text, span(word));
    }
    Span read = new Span(from, text.length()).stripped(text);
    Matcher word = matcher(text, read);
    Span last = null;
    Span opening = null;
    while (word.find()) {
      if (!isYesOrNo(word.group())) last = span(word);
      else if (isOpening(text, read.start(), word.start())) opening = span(word);
    }
    if (last != null) return answer(text, last);
    return opening == null ? new Answer.None("no-boolean") : answer(text, opening);
  }

  private static boolean isNotation(String text, Span whole) {
    for (int i = whole.start(); i < whole.end(); i++)
      if ("tf".indexOf(Labelled.plain(text.charAt(i))) < 0) return false;
    return true;
  }

  private static Answer last(String text, Span notation) {
    int at = notation.end() - 1;
    return new Answer.Found(Boolean.toString(Labelled.plain(text.charAt(at)) == 't'), at, at + 1);
  }

  private static Matcher matcher(String text, Span part) {
    return WORD.matcher(text).useTransparentBounds(true).region(part.start(), part.end());
  }

  private static Span span(Matcher word) {
    return new Span(word.start(), word.end());
  }

  private static boolean isYesOrNo(String word) {
    return List.of("yes", "no").contains(word.toLowerCase(Locale.ROOT));
  }

  /** Nothing but marks of emphasis stands before it. */
  private static boolean isOpening(String text, int from, int start) {
    for (int i = from; i < start; i++) if ("*_`\"'".indexOf(text.charAt(i)) < 0) return false;
    return true;
  }

  private static Answer answer(String text, Span span) {
    if (Words.negated(text, span.start())) return new Answer.None("negated");
    if (hasAlternative(text, span)) return new Answer.None("ambiguous");
    boolean value =
        switch (span.in(text).toLowerCase(Locale.ROOT)) {
          case "true", "yes" -> true;
          default -> false;
        };
    return new Answer.Found(Boolean.toString(value), span.start(), span.end());
  }

  /** "true or false", "true/false". */
  private static boolean hasAlternative(String text, Span span) {
    String after = Words.after(text, span.end());
    if (after.equals("or") || Words.before(text, span.start()).equals("or")) return true;
    int left = Words.skipBlanksBack(text, span.start());
    int right = Words.skipBlanks(text, span.end());
    return (left >= 0 && text.charAt(left) == '/')
        || (right < text.length() && text.charAt(right) == '/');
  }
}
