package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;

/**
 * {@code text-equals} v1: the answer is the parameter {@code expected}, character for character.
 * Incorrect with {@code text}.
 */
final class TextEquals implements Checker {
  @Override
  public String kind() {
    return "text-equals";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    References.expected(check);
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    return References.same(References.expected(check, budget), answer, budget)
        ? References.correct()
        : References.incorrect("text");
  }
}
