package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;

/** A family whose answer is a list of digits. */
abstract class DigitFamily extends LetteredFamily {
  DigitFamily(String name, char letter) {
    super(name, letter);
  }

  /** The list that is verified. */
  abstract String expected(String prompt);

  @Override
  public final AnswerForm form() {
    return AnswerForm.DIGITS;
  }

  @Override
  public final Check check(String prompt) {
    return check("list-equals", expected(prompt));
  }
}
