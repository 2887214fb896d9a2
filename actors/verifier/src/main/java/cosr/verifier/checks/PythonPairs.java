package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.python.Program;
import java.util.List;

/**
 * {@code python-pairs} v1, induction: the answer is a program whose {@code f} makes of the
 * arguments in each line of {@code inputs} the literal in the same line of {@code outputs}, with
 * the same type at every depth. All have to be right; the verdict says how many were before the
 * first that isn't. Each pair gets its share of the steps. Incorrect with {@code syntax}, {@code
 * no-function}, {@code raises} or {@code value}.
 */
final class PythonPairs implements Checker {
  @Override
  public String kind() {
    return "python-pairs";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    List<String> inputs = EmbeddedPython.lines(check, "inputs");
    List<String> outputs = EmbeddedPython.lines(check, "outputs");
    if (inputs.isEmpty() || inputs.size() != outputs.size()) throw new BadReference();
    inputs.forEach(EmbeddedPython::referenceArguments);
    outputs.forEach(EmbeddedPython::reference);
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(answer.length());
    List<String> inputs = EmbeddedPython.lines(check, "inputs");
    List<String> outputs = EmbeddedPython.lines(check, "outputs");
    int parts = inputs.size();
    return switch (Program.parse(answer)) {
      case Program.Rejected rejected -> of(EmbeddedPython.refused(rejected.refused()), 0, parts);
      case Program.Accepted accepted -> {
        StepBudget each = StepBudget.of(budget.left() / parts);
        for (int i = 0; i < parts; i++) {
          Verdict verdict = pair(accepted.program(), inputs.get(i), outputs.get(i), each);
          if (!(verdict.outcome() instanceof Outcome.Correct)) yield of(verdict, i, parts);
        }
        yield of(References.correct(), parts, parts);
      }
    };
  }

  private static Verdict pair(Program program, String input, String output, StepBudget budget) {
    return switch (EmbeddedPython.call(program, EmbeddedPython.referenceArguments(input), budget)) {
      case cosr.python.Outcome.Value made ->
          made.value().strictEquals(EmbeddedPython.reference(output))
              ? References.correct()
              : References.incorrect("value");
      case cosr.python.Outcome other -> EmbeddedPython.verdict(other);
    };
  }

  private static Verdict of(Verdict verdict, int passed, int parts) {
    return new Verdict(verdict.outcome(), passed, parts, List.of(), List.of());
  }
}
