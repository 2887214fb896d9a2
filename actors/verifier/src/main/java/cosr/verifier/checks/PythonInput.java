package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;
import cosr.python.Literal;
import cosr.python.Program;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import java.util.List;

/**
 * {@code python-input} v1, abduction: with the arguments that the answer holds, as {@code f(…)} or
 * what stands between the brackets, the program {@code code} returns the literal {@code output},
 * with the same type at every depth. Any such answer is right. Incorrect with {@code form} where
 * they are no literals, with {@code raises} where the program ends with an exception, otherwise
 * with {@code value}.
 */
final class PythonInput implements Checker {
  private static final String CALL = EmbeddedPython.FUNCTION + "(";

  @Override
  public String kind() {
    return "python-input";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    EmbeddedPython.program(check);
    EmbeddedPython.reference(EmbeddedPython.parameter(check, "output"));
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(answer.length());
    Program program = EmbeddedPython.program(check);
    PyValue wanted = EmbeddedPython.reference(EmbeddedPython.parameter(check, "output"));
    String said = answer.strip();
    boolean call = said.startsWith(CALL) && said.endsWith(")");
    String between = call ? said.substring(CALL.length(), said.length() - 1) : said;
    return switch (EmbeddedPython.readArguments(between)) {
      case Literal.Read(PyTuple tuple) -> verdict(program, List.of(tuple.items()), wanted, budget);
      case Literal.Read other -> References.incorrect("form");
      case Literal.NotOne none -> References.incorrect("form");
      case Literal.Outside outside -> EmbeddedPython.outside(outside.code());
    };
  }

  private static Verdict verdict(
      Program program, List<PyValue> arguments, PyValue wanted, StepBudget budget) {
    return switch (EmbeddedPython.call(program, arguments, budget)) {
      case cosr.python.Outcome.Value made ->
          made.value().strictEquals(wanted) ? References.correct() : References.incorrect("value");
      case cosr.python.Outcome other -> EmbeddedPython.verdict(other);
    };
  }
}
