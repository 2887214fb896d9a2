package cosr.verifier.isolated;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.FunctionTask;
import cosr.sandbox.Report;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;

/**
 * {@code python-tests} v1: the answer is a program that passes {@code tests}, which are asserts in
 * lines of their own or define {@code check(candidate)}. {@code entry} is the name of the function
 * or class that they are about. {@code setup} and {@code prompt} are code that stands before the
 * answer; where the answer does not define {@code entry} itself, it is what goes on after the
 * prompt, the body of the function that begins there. The tests run in another sandbox than the
 * answer. All have to pass. Incorrect with {@code value}, {@code raises}, {@code syntax}, {@code
 * no-function}, {@code ended}, {@code crash} or {@code protocol}.
 */
final class PythonTests implements Checker {
  static final String KIND = "python-tests";

  private final Sandboxes sandboxes;

  PythonTests(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean followsFromAnswer() {
    return true;
  }

  @Override
  public void requireReference(Check check) {
    if (IsolatedChecks.parameter(check, "tests").isBlank()) throw new BadReference();
    String entry = IsolatedChecks.optional(check, "entry").orElse("");
    if (!entry.isEmpty() && !entry.matches("[A-Za-z_][A-Za-z_0-9]*")) throw new BadReference();
    before(check);
  }

  @Override
  public long wallMillis(Check check) {
    return IsolatedChecks.wallMillis(sandboxes, 1);
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    try {
      Report report =
          sandboxes.tests(
              new FunctionTask(
                  before(check),
                  IsolatedChecks.optional(check, "entry").orElse(""),
                  answer,
                  IsolatedChecks.parameter(check, "tests")));
      return IsolatedChecks.verdict(
          outcome(report), report.passed(), report.parts(), report.remark());
    } catch (SandboxLost e) {
      return IsolatedChecks.verdict(
          new Outcome.Fault("sandbox-lost"), 0, 1, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome outcome(Report report) {
    return switch (report.word()) {
      case CORRECT -> new Outcome.Correct();
      case INCORRECT -> new Outcome.Incorrect(report.code());
      case EXHAUSTED -> new Outcome.Exhausted(report.code());
      case UNDECIDED -> new Outcome.Undecided(report.code());
      case BAD_TASK -> new Outcome.BadTask(report.code());
    };
  }

  private static String before(Check check) {
    String setup = IsolatedChecks.optional(check, "setup").orElse("");
    String prompt = IsolatedChecks.optional(check, "prompt").orElse("");
    return setup.isBlank() ? prompt : setup + "\n" + prompt;
  }
}
