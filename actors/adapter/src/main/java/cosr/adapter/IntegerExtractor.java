package cosr.adapter;

import cosr.adapter.Numbers.Kind;
import cosr.adapter.Numbers.Numeral;
import cosr.protocol.Answer;
import java.util.List;

/**
 * A decimal integer: of the last statement that holds a number, else the last number of the text.
 * Long texts are read from the {@link Window} on.
 *
 * <p>Declared normalisations, none of which changes the value: plus sign, currency before the
 * number, thousands separators, leading zeros and a fraction of zeros are left out; a minus sign
 * U+2212 becomes {@code -}; {@code -0} becomes {@code 0}. An expression is never computed.
 */
final class IntegerExtractor implements Extractor {
  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    int from = Window.start(text);
    for (Statements.Statement statement : Statements.newestFirst(text, from)) {
      List<Numeral> numbers = Numbers.in(text, statement.clause());
      if (numbers.isEmpty()) continue;
      if (statement.negated()) return new Answer.None("negated");
      return answer(text, stated(text, statement.clause(), numbers));
    }
    List<Numeral> numbers = Numbers.in(text, new Span(from, text.length()));
    if (numbers.isEmpty()) return new Answer.None("no-digits");
    return answer(text, last(text, numbers));
  }

  /** The last integer after an equals sign, else the first number. */
  private static Numeral stated(String text, Span clause, List<Numeral> numbers) {
    Numeral first = numbers.get(0);
    String words = clause.in(text);
    if (words.contains("\\frac") || words.contains("\\sqrt"))
      return new Numeral(first.span(), Kind.OTHER);
    for (int i = numbers.size() - 1; i > 0; i--) {
      Numeral number = numbers.get(i);
      if (number.kind() != Kind.OPERAND && equalsAt(text, number.span().start(), -1)) return number;
    }
    return first;
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
