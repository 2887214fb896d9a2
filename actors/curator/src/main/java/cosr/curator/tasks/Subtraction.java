package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import java.util.List;

/**
 * The difference of two numbers: {@code -487531=} is 374 - 158, answer {@code 611020}, which is for
 * each column its digit and what is borrowed of the next one: 216. A borrow that is left at the end
 * says that the lower number is the greater one; such tasks are parts of others only.
 */
final class Subtraction extends ColumnFamily {
  /** Highest columns of which the upper digit is the greater one. */
  private static final int POSITIVE = 45;

  Subtraction() {
    super("subtract", '-', '0');
  }

  @Override
  String step(int upper, int lower, char carried) {
    int difference = upper - lower - (carried - '0');
    int borrowed = difference < 0 ? 1 : 0;
    return "" + Digits.digit(difference + 10 * borrowed) + borrowed;
  }

  @Override
  String words() {
    return "subtract # from #";
  }

  @Override
  List<String> numbers(String columns) {
    return super.numbers(columns).reversed();
  }

  @Override
  String columns(String first, String second) {
    return super.columns(second, first);
  }

  @Override
  public String symbols() {
    return "-";
  }

  /** The highest column is one of the 45 that leave something. */
  @Override
  public String prompt(int level, Choices choices) {
    String below = Digits.draw(2 * (columns(level) - 1), choices);
    int n = choices.next(POSITIVE);
    int upper = 1;
    while (n >= upper) n -= upper++;
    return write(below + Digits.digit(upper) + Digits.digit(n));
  }

  @Override
  public long prompts(int level) {
    return Digits.times(POSITIVE, 100, columns(level) - 1);
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.DIGITS;
  }

  @Override
  public Check check(String prompt) {
    return check("list-equals", answer(prompt));
  }

  /**
   * The likeliest column has ten of 100 pairs, such as 0 and nothing borrowed; the highest 9 of 45.
   */
  @Override
  public double guessRate(int level) {
    return 0.2 * Digits.power(0.1, columns(level) - 1);
  }
}
