package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;

/**
 * {@code integer-equals} v1: the answer is the integer of the parameter {@code expected}, both
 * without leading zeros, of any size. Incorrect with {@code form} where the answer is no such
 * integer, with {@code sign} where only the sign differs, otherwise with {@code value}.
 */
final class IntegerEquals implements Checker {
  @Override
  public String kind() {
    return "integer-equals";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    if (!References.isInteger(References.expected(check))) throw new BadReference();
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    String expected = References.expected(check, budget);
    budget.spend(answer.length());
    if (!References.isInteger(answer)) return References.incorrect("form");
    if (References.same(expected, answer, budget)) return References.correct();
    return References.incorrect(magnitude(expected).equals(magnitude(answer)) ? "sign" : "value");
  }

  private static String magnitude(String integer) {
    return integer.startsWith("-") ? integer.substring(1) : integer;
  }
}
