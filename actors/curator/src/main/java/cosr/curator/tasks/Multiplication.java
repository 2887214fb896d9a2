package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;

/**
 * A number times a digit from 2 to 4, which stands in every column: {@code xIXN=} is (1, 3), (4,
 * 3), (2, 3), so 241 x 3 = 723, answer {@code 3270}, always with what is carried at the end.
 */
final class Multiplication extends ColumnFamily {
  private static final int LEAST = 2;
  private static final int FACTORS = DIGITS - LEAST;

  Multiplication() {
    super("multiply", 'x');
  }

  @Override
  String extend(String below, int upper, int lower) {
    int places = Math.max(0, below.length() - 1);
    int product = upper * lower + (below.isEmpty() ? 0 : Digits.at(below, places));
    return below.substring(0, places) + Digits.digit(product % 10) + Digits.digit(product / 10);
  }

  @Override
  String words() {
    return "multiply # by @";
  }

  @Override
  String said(String lower) {
    return lower.substring(0, 1);
  }

  /** Several digits to multiply by give columns that are no prompt. */
  @Override
  String columns(String upper, String lower) {
    String number = "0".repeat(Math.max(0, columns(1) - upper.length())) + upper;
    return zip(number, lower.length() == 1 ? lower.repeat(number.length()) : "0");
  }

  @Override
  boolean allowed(String columns) {
    int by = lower(columns.charAt(0));
    return by >= LEAST && columns.chars().allMatch(column -> lower((char) column) == by);
  }

  @Override
  public String prompt(int level, Choices choices) {
    int by = LEAST + choices.next(FACTORS);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < columns(level); i++)
      out.append(LETTERS.charAt(DIGITS * choices.next(DIGITS) + by));
    return write(out.toString());
  }

  @Override
  public long prompts(int level) {
    return Digits.times(FACTORS, DIGITS, columns(level));
  }

  @Override
  String highest() {
    return LETTERS;
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.DIGITS;
  }

  @Override
  public Check check(String prompt) {
    return check("list-equals", answer(prompt));
  }

  /** No two numbers have the same product by one digit; zero has it by every digit. */
  @Override
  public double guessRate(int level) {
    return Digits.power(1.0 / DIGITS, columns(level));
  }
}
