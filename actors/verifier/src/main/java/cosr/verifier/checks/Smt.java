package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.smt.Decision;
import cosr.smt.Formula;
import cosr.smt.Limits;
import cosr.smt.Solver;
import java.util.Optional;

/**
 * {@code smt} v1: of the SMT-LIB term {@code formula}, over the variables of {@code declarations},
 * the answer {@code valid} is right where Z3 finds its negation unsatisfiable, an assignment where
 * the formula is false under it. Undecided where Z3 can't say within its limits; an assignment is
 * evaluated without it.
 */
final class Smt implements Checker {
  /** Units of Z3: at most some seconds. */
  private static final int SOLVER = 1_000_000;

  /** What they do not bound, and below the usual limit of a check. */
  private static final int MILLIS = 4_000;

  @Override
  public String kind() {
    return "smt";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    formula(check);
  }

  @Override
  public Optional<String> missing(Check check) {
    return formula(check).needsSolver() ? Solver.missing() : Optional.empty();
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(answer.length());
    Limits limits = new Limits(Math.max(1, budget.left()), SOLVER, MILLIS);
    return switch (formula(check).decide(answer, limits)) {
      case Decision.Right right -> References.correct();
      case Decision.Wrong wrong -> References.incorrect(wrong.code());
      case Decision.Unknown unknown -> Verdict.of(new Outcome.Undecided(unknown.code()));
      case Decision.Exhausted exhausted -> Verdict.of(new Outcome.Exhausted(exhausted.limit()));
    };
  }

  private static Formula formula(Check check) {
    return switch (Formula.read(
        EmbeddedPython.parameter(check, "declarations"),
        EmbeddedPython.parameter(check, "formula"))) {
      case Formula.Accepted accepted -> accepted.formula();
      case Formula.Rejected rejected -> throw new BadReference();
    };
  }
}
