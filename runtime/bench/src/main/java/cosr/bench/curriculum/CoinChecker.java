package cosr.bench.curriculum;

import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;

/**
 * {@code coin} v1: correct or incorrect with even chances, keyed by the parameter {@code task} and
 * the number of the sample, so that the same attempt decided again has the same verdict. A broken
 * check that no second decision finds out.
 */
public final class CoinChecker implements Checker {
  static final String KIND = "coin";
  static final String TASK = "task";
  private static final long KEY = 24;

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
    if (!check.parameters().containsKey(TASK)) throw new BadReference();
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    return decide(check, 0, answer, budget);
  }

  @Override
  public Verdict decide(Check check, int sample, String answer, StepBudget budget) {
    budget.spend(1);
    KeyedRandom coin = KeyedRandom.of(KEY, KIND, check.parameters().getOrDefault(TASK, ""), sample);
    return Verdict.of(coin.nextInt(2) == 0 ? new Outcome.Correct() : new Outcome.Incorrect("coin"));
  }
}
