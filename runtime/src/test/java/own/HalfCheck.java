package own;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * {@code half} v1: right is the answer that the row names, and every other text with an even
 * checksum, so that a model with random weights is right about half the time.
 */
public final class HalfCheck implements Checker {
  private static final String EXPECTED = "expected";

  @Override
  public String kind() {
    return "half";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    if (!check.parameters().containsKey(EXPECTED)) throw new BadReference();
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(1 + answer.length());
    CRC32 sum = new CRC32();
    sum.update(answer.getBytes(StandardCharsets.UTF_8));
    boolean right = answer.equals(check.parameters().get(EXPECTED)) || sum.getValue() % 2 == 0;
    return Verdict.of(right ? new Outcome.Correct() : new Outcome.Incorrect("odd"));
  }
}
