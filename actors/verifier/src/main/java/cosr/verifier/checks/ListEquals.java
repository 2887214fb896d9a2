package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;

/**
 * {@code list-equals} v1: the answer is exactly the digits of the parameter {@code expected}, which
 * may be empty. Incorrect with {@code length} where the lengths differ, otherwise with {@code
 * digit}.
 */
final class ListEquals implements Checker {
  @Override
  public String kind() {
    return "list-equals";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    if (!References.isDigits(References.expected(check))) throw new BadReference();
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    String expected = References.expected(check, budget);
    if (expected.length() != answer.length()) return References.incorrect("length");
    return References.same(expected, answer, budget)
        ? References.correct()
        : References.incorrect("digit");
  }
}
