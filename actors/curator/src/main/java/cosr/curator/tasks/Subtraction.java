package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;

/**
 * The difference of two numbers: {@code mIOV=} is the columns (1, 3), (2, 4), (4, 1), so 421 - 143
 * = 278, answer {@code 872}. A number below zero, which is a part of other tasks only, is written
 * as what it lacks to a power of ten.
 */
final class Subtraction extends ColumnFamily {
  Subtraction() {
    super("subtract", 'm');
  }

  /** With digits up to 4, one from 5 on in the answer says that something was borrowed. */
  @Override
  String extend(String below, int upper, int lower) {
    int borrowed = !below.isEmpty() && below.charAt(below.length() - 1) >= '5' ? 1 : 0;
    return below + Digits.digit((upper - lower - borrowed + 10) % 10);
  }

  @Override
  String words() {
    return "subtract @ from #";
  }

  /** Those with the greater digit above. */
  @Override
  String highest() {
    return "FKLPQRUVWX";
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.DIGITS;
  }

  @Override
  public Check check(String prompt) {
    return check("list-equals", answer(prompt));
  }

  /** The likeliest digit has five of 25 columns, such as 0; of the highest four of ten, 1. */
  @Override
  public double guessRate(int level) {
    return 0.4 * Digits.power(0.2, columns(level) - 1);
  }
}
