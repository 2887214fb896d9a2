package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.python.Limits;
import cosr.python.Literal;
import cosr.python.Program;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the checks on Python programs share. A program is one of the embedded interpreter's subset
 * and defines {@code f}; inputs and outputs are literals, and nothing but the program is ever run.
 */
final class EmbeddedPython {
  /** The function that is called. */
  static final String FUNCTION = "f";

  private static final long BYTES = 1L << 26;
  private static final int DEPTH = 200;

  private EmbeddedPython() {}

  /** The text of a parameter. */
  static String parameter(Check check, String name) {
    return Optional.ofNullable(check.parameters().get(name))
        .filter(text -> text.length() <= Checks.INPUT)
        .orElseThrow(BadReference::new);
  }

  /** The lines of a parameter; none where it is empty. */
  static List<String> lines(Check check, String name) {
    return parameter(check, name).lines().toList();
  }

  /** The program of the parameter {@code code}. */
  static Program program(Check check) {
    return switch (Program.parse(parameter(check, "code"))) {
      case Program.Accepted accepted -> accepted.program();
      case Program.Rejected rejected -> throw new BadReference();
    };
  }

  /** The literal of a parameter or line. */
  static PyValue reference(String text) {
    return Literal.parse(text).orElseThrow(BadReference::new);
  }

  /** The arguments that a parameter or line of the task holds. */
  static List<PyValue> referenceArguments(String text) {
    return arguments(text).orElseThrow(BadReference::new);
  }

  /** Arguments as they stand between the brackets of a call; empty where they are no literals. */
  static Optional<List<PyValue>> arguments(String text) {
    String inner = text.strip();
    if (inner.isEmpty()) return Optional.of(List.of());
    return Literal.parse("(" + inner + (inner.endsWith(",") ? ")" : ",)"))
        .filter(PyTuple.class::isInstance)
        .map(tuple -> new ArrayList<>(List.of(((PyTuple) tuple).items())));
  }

  /** What the program makes of the arguments, within what is left of the budget. */
  static cosr.python.Outcome call(Program program, List<PyValue> arguments, StepBudget budget) {
    long steps = Math.max(1, budget.left());
    return program.call(FUNCTION, arguments, new Limits(steps, BYTES, DEPTH));
  }

  /** The verdict on an answer whose program ends otherwise than with a value. */
  static Verdict verdict(cosr.python.Outcome ended) {
    return switch (ended) {
      case cosr.python.Outcome.Value value -> throw new IllegalArgumentException("a value");
      case cosr.python.Outcome.Raised raised -> References.incorrect("raises");
      case cosr.python.Outcome.Refused refused -> refused(refused);
      case cosr.python.Outcome.Limit limit ->
          Verdict.of(
              new Outcome.Exhausted(
                  switch (limit.kind()) {
                    case STEPS -> "steps";
                    case MEMORY -> "memory";
                    case DEPTH -> "depth";
                  }));
    };
  }

  /** What is no Python is wrong; what our subset lacks is not decided here. */
  static Verdict refused(cosr.python.Outcome.Refused refused) {
    return switch (refused.code()) {
      case "syntax" -> References.incorrect("syntax");
      case "function" -> References.incorrect("no-function");
      default -> Verdict.of(new Outcome.Undecided("subset-" + refused.code()));
    };
  }
}
