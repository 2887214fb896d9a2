package cosr.verifier.checks;

import cosr.proof.Database;
import cosr.proof.Databases;
import cosr.proof.Goal;
import cosr.proof.Limits;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * {@code metamath} v1: the answer is a proof, as labels, of the parameter {@code conclusion} from
 * the lines of {@code hypotheses} (each a label and an expression) in one of the {@link Databases},
 * {@code database}, with what stands in it before the label {@code until}; without that parameter,
 * with all of it. The lines of {@code disjoint} are variables that are disjoint. Any proof is
 * right. Incorrect with the code of {@link Goal}.
 */
final class Metamath implements Checker {
  private static final int STACK = 1 << 10;
  private static final int SYMBOLS = 1 << 16;

  @Override
  public String kind() {
    return "metamath";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    goal(check);
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(answer.length());
    Limits limits = new Limits(Math.max(1, budget.left()), STACK, SYMBOLS);
    return switch (goal(check).check(answer, limits)) {
      case cosr.proof.Outcome.Proved proved -> References.correct();
      case cosr.proof.Outcome.Refuted refuted -> References.incorrect(refuted.code());
      case cosr.proof.Outcome.Exhausted exhausted ->
          Verdict.of(new Outcome.Exhausted(exhausted.limit()));
    };
  }

  private static Goal goal(Check check) {
    Database database =
        Databases.named(EmbeddedPython.parameter(check, "database")).orElseThrow(BadReference::new);
    try {
      return Goal.create(
          database,
          optional(check, "until").orElse(""),
          lines(check, "hypotheses"),
          EmbeddedPython.parameter(check, "conclusion"),
          lines(check, "disjoint"));
    } catch (IllegalArgumentException e) {
      throw new BadReference();
    }
  }

  private static List<String> lines(Check check, String name) {
    return optional(check, name).map(text -> text.lines().toList()).orElse(List.of());
  }

  private static Optional<String> optional(Check check, String name) {
    return check.parameters().containsKey(name)
        ? Optional.of(EmbeddedPython.parameter(check, name))
        : Optional.empty();
  }
}
