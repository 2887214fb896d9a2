package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;

/**
 * Which of two numbers is greater: {@code vIOV=} is the columns (1, 3), (2, 4), (4, 1), so 421 and
 * 143, answer {@code <<>}: 1 is less than 3, 21 less than 43, 421 greater than 143; {@code e} says
 * that they are equal.
 */
final class Comparison extends ColumnFamily {
  private static final char EQUAL = 'e';

  Comparison() {
    super("compare", 'v');
  }

  @Override
  String extend(String below, int upper, int lower) {
    char previous = below.isEmpty() ? EQUAL : below.charAt(below.length() - 1);
    return below + (upper == lower ? previous : upper < lower ? '<' : '>');
  }

  @Override
  String words() {
    return "compare # with @";
  }

  @Override
  String highest() {
    return LETTERS;
  }

  @Override
  public String symbols() {
    return super.symbols() + "<>" + EQUAL;
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.TEXT;
  }

  @Override
  public Check check(String prompt) {
    return check("text-equals", answer(prompt));
  }

  /** Ten of 25 columns say less, and five more leave it at that. */
  @Override
  public double guessRate(int level) {
    return 0.4 * Digits.power(0.6, columns(level) - 1);
  }
}
