package cosr.adapter;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an attempt states its final answer: "the answer is X", "Answer: X", "#### X", {@code
 * \boxed{X}}. The last statement counts, and one that names a result, an output or a list only
 * where none names the answer. What such a one says within the reason of another ("…, because the
 * list is …") is no statement.
 */
final class Statements {
  /** Every quantifier is bounded or possessive, so that matching is linear in the text. */
  private static final Pattern MARK =
      Pattern.compile(
          "####"
              + "|\\\\(?:boxed|fbox)\\s{0,3}\\{"
              + "|(?<![\\p{L}\\p{N}])(?:answers?|(?<weak>results?|solution|output|sorted list|list))[*_`]{0,3}"
              + "\\s{0,3}(?:(?:is|are|was|equals|should be|must be|would be|will be|comes to)"
              + "(?<negation>\\s{1,3}not(?![\\p{L}])|n['’]t(?![\\p{L}]))?(?![\\p{L}\\p{N}'’])"
              + "(?:\\s{1,3}(?:therefore|thus|then|equal to|simply|just))?\\s{0,3}[:=]?"
              + "|(?<never>cannot be|can['’]t be)|[:=])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE_END = Pattern.compile("\n|[?!]|[.](?=\\s|$)");

  private static final Pattern REASON =
      Pattern.compile("(?<![\\p{L}])(?:because|since)(?![\\p{L}])", Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "\n|[;?!]|[.,](?=\\s|$)|(?<![\\p{L}])(?:because|since|as|which|where|so that|for)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  /**
   * Statements of a rank that are looked at, so that a text full of them takes no longer than
   * another.
   */
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

  /**
   * The last {@link #NEWEST} statements of the answer at or after {@code from}, the last one first;
   * then as many of a result, an output or a list.
   */
  static List<Statement> newestFirst(String text, int from) {
    Matcher mark = MARK.matcher(text);
    mark.region(Math.min(from, text.length()), text.length());
    mark.useTransparentBounds(true);
    ArrayDeque<Mark> strong = new ArrayDeque<>();
    ArrayDeque<Mark> weak = new ArrayDeque<>();
    int before = -1;
    boolean reason = false;
    while (mark.find()) {
      reason = before >= 0 && isReason(text, before, mark.start(), reason);
      before = mark.end();
      boolean isWeak = mark.group("weak") != null;
      if (isWeak && reason) continue;
      boolean negated = mark.group("negation") != null || mark.group("never") != null;
      ArrayDeque<Mark> rank = isWeak ? weak : strong;
      rank.addFirst(new Mark(mark.end(), negated));
      if (rank.size() > NEWEST) rank.removeLast();
    }
    return Stream.concat(strong.stream(), weak.stream())
        .map(each -> statement(text, each.end(), each.negated()))
        .filter(statement -> !statement.sentence().isEmpty())
        .toList();
  }

  /**
   * Whether the mark that begins at {@code to} stands in the reason that its sentence gives for
   * what an earlier mark says.
   *
   * @param before whether the mark that ends at {@code from} does
   */
  private static boolean isReason(String text, int from, int to, boolean before) {
    if (end(SENTENCE_END, text, from, to) < to) return false;
    return before || end(REASON, text, from, to) < to;
  }

  /** The clause that begins here, white space around it left out. */
  static Span clause(String text, int from, int limit) {
    return new Span(from, end(CLAUSE_END, text, from, limit)).stripped(text);
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
        clause(text, start, limit),
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
