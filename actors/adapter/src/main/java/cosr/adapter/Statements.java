package cosr.adapter;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an attempt states its final answer: "the answer is X", "Answer: X", "#### X", {@code
 * \boxed{X}}. The last statement counts.
 */
final class Statements {
  /** Every quantifier is bounded or possessive, so that matching is linear in the text. */
  private static final Pattern MARK =
      Pattern.compile(
          "####"
              + "|\\\\(?:boxed|fbox)\\s{0,3}\\{"
              + "|(?<![\\p{L}\\p{N}])(?:answers?|results?|solution|output|sorted list|list)[*_`]{0,3}"
              + "\\s{0,3}(?:(?:is|are|was|equals|should be|must be|would be|will be|comes to)"
              + "(?<negation>\\s{1,3}not(?![\\p{L}])|n['’]t(?![\\p{L}]))?(?![\\p{L}\\p{N}'’])"
              + "(?:\\s{1,3}(?:therefore|thus|then|equal to|simply|just))?\\s{0,3}[:=]?"
              + "|(?<never>cannot be|can['’]t be)|[:=])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE_END = Pattern.compile("\n|[?!]|[.](?=\\s|$)");

  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "\n|[;?!]|[.,](?=\\s|$)|(?<![\\p{L}])(?:because|since|as|which|where|so that|for)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  /** Statements that are looked at, so that a text full of them takes no longer than another. */
  private static final int NEWEST = 64;

  /** Longest clause, in characters. */
  private static final int CLAUSE = 400;

  /**
   * @param clause what is stated, white space around it left out, up to the first comma
   * @param sentence the same up to the end of the sentence
   * @param negated the statement says what the answer is not
   */
  record Statement(Span clause, Span sentence, boolean negated) {}

  private record Mark(int end, boolean negated) {}

  private Statements() {}

  /** The last {@link #NEWEST} statements at or after {@code from}, the last one first. */
  static List<Statement> newestFirst(String text, int from) {
    Matcher mark = MARK.matcher(text);
    mark.region(Math.min(from, text.length()), text.length());
    mark.useTransparentBounds(true);
    ArrayDeque<Mark> marks = new ArrayDeque<>();
    while (mark.find()) {
      boolean negated = mark.group("negation") != null || mark.group("never") != null;
      marks.addFirst(new Mark(mark.end(), negated));
      if (marks.size() > NEWEST) marks.removeLast();
    }
    return marks.stream()
        .map(each -> statement(text, each.end(), each.negated()))
        .filter(statement -> !statement.sentence().isEmpty())
        .toList();
  }

  private static Statement statement(String text, int from, boolean negated) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) start++;
    int limit = Math.min(text.length(), start + CLAUSE);
    if (text.charAt(from - 1) == '{') {
      Span box = new Span(from, braceEnd(text, from, limit)).stripped(text);
      return new Statement(box, box, negated);
    }
    return new Statement(
        new Span(start, end(CLAUSE_END, text, start, limit)).stripped(text),
        new Span(start, end(SENTENCE_END, text, start, limit)).stripped(text),
        negated);
  }

  private static int end(Pattern pattern, String text, int from, int limit) {
    Matcher end = pattern.matcher(text);
    end.region(from, limit);
    end.useTransparentBounds(true);
    return end.find() ? end.start() : limit;
  }

  /**
   * The brace that closes the box, or the start where none does: an unclosed box states nothing.
   */
  private static int braceEnd(String text, int from, int limit) {
    int depth = 1;
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '{') depth++;
      if (c == '}' && --depth == 0) return i;
    }
    return from;
  }
}
