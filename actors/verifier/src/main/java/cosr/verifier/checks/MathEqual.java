package cosr.verifier.checks;

import cosr.mathematics.Mathematics;
import cosr.mathematics.Options;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;

/**
 * {@code math-equal} v1: the answer is mathematically equal to the parameter {@code expected}, by
 * the rules of {@link Mathematics}. The parameters {@code unit-required}, {@code ordered} and
 * {@code simplest} tighten them where they are {@code true} ({@link Options}). Incorrect with the
 * code of how they differ; undecided where neither can be proven.
 */
final class MathEqual implements Checker {
  private static final int LONGEST = 2000;

  @Override
  public String kind() {
    return "math-equal";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    String expected = References.expected(check);
    if (expected.isBlank() || expected.length() > LONGEST) throw new BadReference();
    options(check);
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    String expected = References.expected(check, budget);
    budget.spend(answer.length());
    return switch (Mathematics.compare(expected, answer, options(check))) {
      case cosr.mathematics.Outcome.Equal e -> References.correct();
      case cosr.mathematics.Outcome.Different d -> References.incorrect(d.code());
      case cosr.mathematics.Outcome.Undecided u -> Verdict.of(new Outcome.Undecided(u.code()));
    };
  }

  private static Options options(Check check) {
    return new Options(
        flag(check, "unit-required"), flag(check, "ordered"), flag(check, "simplest"));
  }

  private static boolean flag(Check check, String name) {
    return switch (check.parameters().getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadReference();
    };
  }
}
