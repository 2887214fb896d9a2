package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import java.util.List;

/**
 * A number times a digit from 2 to 5, which stands in every column: {@code *435323=} is 254 x 3,
 * answer {@code 216170}, which is for each column its digit and what is carried: 762.
 */
final class Multiplication extends ColumnFamily {
  private static final int LEAST = 2;
  private static final int MOST = 5;

  Multiplication() {
    super("multiply", '*', '0');
  }

  @Override
  String step(int upper, int lower, char carried) {
    int product = upper * lower + carried - '0';
    return "" + Digits.digit(product % 10) + Digits.digit(product / 10);
  }

  @Override
  boolean allowed(String columns) {
    int by = Digits.at(columns, 1);
    return by >= LEAST && by <= MOST && row(columns, 1).chars().allMatch(c -> c - '0' == by);
  }

  @Override
  String words() {
    return "multiply # by #";
  }

  @Override
  List<String> numbers(String columns) {
    return List.of(Digits.reverse(row(columns, 0)), columns.substring(1, 2));
  }

  /** A multiplier of several digits gives columns that are no prompt. */
  @Override
  String columns(String first, String second) {
    int count = Math.max(columns(1), first.length());
    String by = second.length() == 1 ? second : "0";
    return zip(Digits.reverse(first), by.repeat(count));
  }

  @Override
  public String symbols() {
    return "*";
  }

  @Override
  public String prompt(int level, Choices choices) {
    String by = String.valueOf(LEAST + choices.next(MOST - LEAST + 1));
    return write(zip(Digits.draw(columns(level), choices), by.repeat(columns(level))));
  }

  @Override
  public long prompts(int level) {
    return Digits.times(MOST - LEAST + 1, 10, columns(level));
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.DIGITS;
  }

  @Override
  public Check check(String prompt) {
    return check("list-equals", answer(prompt));
  }

  /** A digit times zero is zero; no other product has more ways. */
  @Override
  public double guessRate(int level) {
    return Digits.power(0.1, columns(level));
  }
}
