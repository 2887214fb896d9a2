package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;

/**
 * {@code boolean-equals} v1: the answer is the parameter {@code expected}, {@code true} or {@code
 * false}. Incorrect with {@code form} where the answer is neither, otherwise with {@code value}.
 */
final class BooleanEquals implements Checker {
  @Override
  public String kind() {
    return "boolean-equals";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    if (!isBoolean(References.expected(check))) throw new BadReference();
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    String expected = References.expected(check, budget);
    if (!isBoolean(answer)) return References.incorrect("form");
    return References.same(expected, answer, budget)
        ? References.correct()
        : References.incorrect("value");
  }

  private static boolean isBoolean(String text) {
    return text.equals("true") || text.equals("false");
  }
}
