package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;

/**
 * Which of two numbers is greater: {@code ?487533=} compares 374 with 358, answer {@code <<>>e>}.
 * Of each column it has how the digits compare, then how the numbers do up to there: {@code <},
 * {@code >} or {@code e} for equal.
 */
final class Comparison extends ColumnFamily {
  private static final char EQUAL = 'e';

  Comparison() {
    super("compare", '?', EQUAL);
  }

  @Override
  String step(int upper, int lower, char carried) {
    char here = upper == lower ? EQUAL : upper < lower ? '<' : '>';
    return "" + here + (here == EQUAL ? carried : here);
  }

  @Override
  String words() {
    return "compare # with #";
  }

  @Override
  public String symbols() {
    return "?<>e";
  }

  @Override
  public String prompt(int level, Choices choices) {
    return write(Digits.draw(2 * columns(level), choices));
  }

  @Override
  public long prompts(int level) {
    return Digits.count(2 * columns(level));
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.TEXT;
  }

  @Override
  public Check check(String prompt) {
    return check("text-equals", answer(prompt));
  }

  /** Of 100 columns 45 compare as less, as many as greater. */
  @Override
  public double guessRate(int level) {
    return Digits.power(0.45, columns(level));
  }
}
