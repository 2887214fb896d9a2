package cosr.bench.size;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;

/**
 * {@code ended} v1: whatever came to its end is right. The Adapter finds no answer in an attempt
 * that didn't, so a model that knows nothing passes as often as it ends ({@link RandomModel}).
 */
public final class EndedChecker implements Checker {
  static final String KIND = "ended";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    // Any task is one.
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(1);
    return Verdict.of(new Outcome.Correct());
  }
}
