package cosr.smt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A formula with the variables that are declared for it. Does not change; thread-safe. */
public final class Formula {
  private static final int LENGTH = 64 * 1024;

  private final SequencedMap<String, Sort> variables;
  private final Term term;

  private Formula(SequencedMap<String, Sort> variables, Term term) {
    this.variables = Collections.unmodifiableSequencedMap(variables);
    this.term = term;
  }

  /** What reading gives. */
  public sealed interface Reading {}

  /** A formula. */
  public record Accepted(Formula formula) implements Reading {}

  /** Another text, and why. */
  public record Rejected(String reason) implements Reading {}

  /**
   * Reads declarations and one term of the sort {@code Bool}; it never throws.
   *
   * @param declarations {@code (declare-const x Int) …}
   * @param formula such as {@code (=> (> x 2) (> x 1))}
   */
  public static Reading read(String declarations, String formula) {
    if (declarations.length() > LENGTH || formula.length() > LENGTH)
      return new Rejected("longer than " + LENGTH + " characters");
    SequencedMap<String, Sort> variables = new LinkedHashMap<>();
    FormulaReader reader = new FormulaReader(variables);
    try {
      SExpressions.read(declarations).forEach(reader::declare);
      List<SExpression> terms = SExpressions.read(formula);
      if (terms.size() != 1) return new Rejected("not one formula but " + terms.size());
      Term term = reader.term(terms.getFirst());
      return term.sort() instanceof Sort.Bool
          ? new Accepted(new Formula(variables, term))
          : new Rejected("a term of the sort " + term.sort());
    } catch (SmtException e) {
      return new Rejected(String.valueOf(e.getMessage()));
    }
  }

  /** The variables in their order. */
  public SequencedMap<String, Sort> variables() {
    return variables;
  }

  /** Whether only Z3 can say that it is valid. */
  public boolean needsSolver() {
    return !Splitting.covers(term, variables);
  }

  /**
   * Decides an answer, {@code valid} or an assignment that refutes the formula; it never throws.
   * Whether a formula of propositional logic is valid is found without Z3, if that takes no more
   * than the steps.
   */
  public Decision decide(String answer, Limits limits) {
    try {
      if (answer.strip().equals("valid")) return valid(limits);
      Value value = new Evaluation(Models.read(answer, variables), limits.steps()).of(term);
      return value.equals(new Value.Truth(false))
          ? new Decision.Right()
          : new Decision.Wrong("satisfied");
    } catch (SmtException e) {
      String code = String.valueOf(e.getMessage());
      return switch (e.code()) {
        case "wrong" -> new Decision.Wrong(code);
        case "limit" -> new Decision.Exhausted(code);
        default -> new Decision.Unknown(code);
      };
    }
  }

  private Decision valid(Limits limits) {
    Optional<Boolean> split = Splitting.validity(term, variables, limits.steps());
    if (split.isPresent())
      return split.get() ? new Decision.Right() : new Decision.Wrong("not-valid");
    if (Solver.missing().isPresent()) return new Decision.Unknown("no-solver");
    return switch (Solver.validity(term, limits)) {
      case VALID -> new Decision.Right();
      case NOT_VALID -> new Decision.Wrong("not-valid");
      case UNKNOWN -> new Decision.Unknown("solver");
    };
  }
}
