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
  public Verdict decide(Check check, String answer, StepBudget budget) {
    String expected = References.expected(check, budget);
    if (!References.isDigits(expected)) throw new BadReference();
    if (expected.length() != answer.length()) return References.incorrect("length");
    return References.same(expected, answer, budget)
        ? References.correct()
        : References.incorrect("digit");
  }
}
