package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;
import cosr.python.Literal;

/**
 * {@code python-output} v1, deduction: the answer is a literal that equals, with the same type at
 * every depth, what the program {@code code} makes of the arguments {@code input}. Incorrect with
 * {@code form} where it is no literal, otherwise with {@code value}. The program is run, so that a
 * task needs no output of its own.
 */
final class PythonOutput implements Checker {
  @Override
  public String kind() {
    return "python-output";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    EmbeddedPython.program(check);
    EmbeddedPython.referenceArguments(EmbeddedPython.parameter(check, "input"));
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    budget.spend(answer.length());
    if (!(EmbeddedPython.call(
            EmbeddedPython.program(check),
            EmbeddedPython.referenceArguments(EmbeddedPython.parameter(check, "input")),
            budget)
        instanceof cosr.python.Outcome.Value made)) throw new BadReference();
    return switch (Literal.read(answer)) {
      case Literal.Read said ->
          said.value().strictEquals(made.value())
              ? References.correct()
              : References.incorrect("value");
      case Literal.NotOne none -> References.incorrect("form");
      case Literal.Outside outside -> EmbeddedPython.outside(outside.code());
    };
  }
}
