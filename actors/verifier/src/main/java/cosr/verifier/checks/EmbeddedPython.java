package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.python.Limits;
import cosr.python.Literal;
import cosr.python.Program;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import java.util.List;
import java.util.Optional;

/**
 * What the checks on Python programs share. A program is one of the embedded interpreter's subset
 * and defines {@code f}; inputs and outputs are literals, and nothing but the program is ever run.
 */
final class EmbeddedPython {
  /** The function that is called. */
  static final String FUNCTION = "f";

  private static final long REFERENCE_STEPS = 100_000;
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

  /**
   * The arguments that a parameter or line of the task holds. They may be expressions, which
   * nothing that a Student writes may be.
   */
  static List<PyValue> referenceArguments(String text) {
    return arguments(text).or(() -> computed(text)).orElseThrow(BadReference::new);
  }

  private static Optional<List<PyValue>> computed(String text) {
    String source = "def %s():\n    return (%s,)\n".formatted(FUNCTION, text.strip());
    if (!(Program.parse(source) instanceof Program.Accepted accepted)) return Optional.empty();
    Limits limits = new Limits(REFERENCE_STEPS, BYTES, DEPTH);
    return accepted.program().call(FUNCTION, List.of(), limits)
                instanceof cosr.python.Outcome.Value made
            && made.value() instanceof PyTuple tuple
        ? Optional.of(List.of(tuple.items()))
        : Optional.empty();
  }

  /** Arguments as they stand between the brackets of a call; empty where they are no literals. */
  static Optional<List<PyValue>> arguments(String text) {
    return readArguments(text) instanceof Literal.Read(PyTuple tuple)
        ? Optional.of(List.of(tuple.items()))
        : Optional.empty();
  }

  /** The same, as a tuple. */
  static Literal.Reading readArguments(String text) {
    String inner = text.strip();
    if (inner.isEmpty()) return new Literal.Read(PyTuple.EMPTY);
    return Literal.read("(" + inner + (inner.endsWith(",") ? ")" : ",)"));
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
      default -> outside(refused.code());
    };
  }

  /** What our subset lacks is neither right nor wrong. */
  static Verdict outside(String code) {
    return Verdict.of(new Outcome.Undecided("subset-" + code));
  }
}
