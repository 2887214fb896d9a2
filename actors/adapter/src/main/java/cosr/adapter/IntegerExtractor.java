package cosr.adapter;

import cosr.adapter.Numbers.Kind;
import cosr.adapter.Numbers.Numeral;
import cosr.adapter.Statements.Statement;
import cosr.protocol.Answer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decimal integer: of the last statement that holds a number, else the last number of the text.
 * Long texts are read from the {@link Window} on.
 *
 * <p>Declared normalisations, none of which changes the value: plus sign, currency before the
 * number, thousands separators, leading zeros and a fraction of zeros are left out; a minus sign
 * U+2212 becomes {@code -}; {@code -0} becomes {@code 0}. An expression is never computed.
 */
final class IntegerExtractor implements Extractor {
  /** What says that the numbers behind it are operands. */
  private static final Pattern CALCULATION =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?:sum|difference|product|quotient|remainder|average|mean|half|third"
              + "|quarter)\\s{1,3}(?:of|between)|twice|double)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAMING =
      Pattern.compile(
          "(?<![\\p{L}])which\\s{1,3}(?:is|was|equals|makes|gives)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    int from = Window.start(text);
    for (Statement statement : Statements.newestFirst(text, from)) {
      List<Numeral> numbers = Numbers.in(text, statement.clause());
      if (numbers.isEmpty()) continue;
      if (statement.negated()) return new Answer.None("negated");
      return answer(text, stated(text, statement, numbers));
    }
    List<Numeral> numbers = Numbers.in(text, new Span(from, text.length()));
    if (numbers.isEmpty()) return new Answer.None("no-digits");
    return answer(text, last(text, numbers));
  }

  /**
   * The last integer after an equals sign, else what a calculation in words is said to be, else the
   * first number.
   */
  private static Numeral stated(String text, Statement statement, List<Numeral> numbers) {
    Numeral first = numbers.get(0);
    Span clause = statement.clause();
    String words = clause.in(text);
    if (words.contains("\\frac") || words.contains("\\sqrt"))
      return new Numeral(first.span(), Kind.OTHER);
    for (int i = numbers.size() - 1; i > 0; i--) {
      Numeral number = numbers.get(i);
      if (number.kind() != Kind.OPERAND && equalsAt(text, number.span().start(), -1)) return number;
    }
    boolean worded = find(CALCULATION, text, clause.start(), first.span().start()) >= 0;
    return worded ? named(text, first, statement.sentence().end()) : first;
  }

  /** The number after "which is", else the operand itself, which is no answer. */
  private static Numeral named(String text, Numeral operand, int end) {
    int from = find(NAMING, text, operand.span().end(), end);
    List<Numeral> numbers =
        from < 0 ? List.of() : Numbers.in(text, Statements.clause(text, from, end));
    return numbers.isEmpty() ? new Numeral(operand.span(), Kind.OPERAND) : numbers.get(0);
  }

  /** Where the first match within the bounds ends, or -1. */
  private static int find(Pattern pattern, String text, int from, int to) {
    if (from >= to) return -1;
    Matcher found = pattern.matcher(text).useTransparentBounds(true).region(from, to);
    return found.find() ? found.end() : -1;
  }

  /**
   * The last number; where it ends an expression, the number that the expression was equated to.
   */
  private static Numeral last(String text, List<Numeral> numbers) {
    int i = numbers.size() - 1;
    Numeral last = numbers.get(i);
    if (last.kind() != Kind.OPERAND) return last;
    while (i > 0 && numbers.get(i).kind() == Kind.OPERAND) i--;
    Numeral earlier = numbers.get(i);
    return equalsAt(text, earlier.span().end(), 1) ? earlier : last;
  }

  private static boolean equalsAt(String text, int from, int direction) {
    int i = direction < 0 ? Words.skipBlanksBack(text, from) : Words.skipBlanks(text, from);
    return i >= 0 && i < text.length() && text.charAt(i) == '=';
  }

  private static Answer answer(String text, Numeral number) {
    return switch (number.kind()) {
      case PLAIN ->
          new Answer.Found(
              normal(number.span().in(text)), number.span().start(), number.span().end());
      case OTHER, OPERAND -> new Answer.None("not-an-integer");
      case NEGATED -> new Answer.None("negated");
      case ALTERNATIVE -> new Answer.None("ambiguous");
    };
  }

  private static String normal(String number) {
    int point = number.indexOf('.');
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < (point < 0 ? number.length() : point); i++) {
      char c = number.charAt(i);
      if (c < '0' || c > '9' || (c == '0' && digits.isEmpty())) continue;
      digits.append(c);
    }
    if (digits.isEmpty()) return "0";
    return Numbers.isMinus(number.charAt(0)) ? "-" + digits : digits.toString();
  }
}
