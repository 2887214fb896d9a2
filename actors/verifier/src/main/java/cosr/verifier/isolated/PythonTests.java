package cosr.verifier.isolated;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.FunctionTask;
import cosr.sandbox.Report;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.BadReference;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code python-tests} v1: the answer is a program that passes {@code tests}, which are asserts in
 * lines of their own or define {@code check(candidate)}. {@code entry} is the name of the function
 * or class that they are about. {@code setup} and {@code prompt} are code that stands before the
 * answer; where the answer does not define {@code entry} itself, it is what goes on after the
 * prompt, the body of the function that begins there. The tests take no name from the answer but
 * {@code entry}, or the one name that they use where there is none, and those in {@code names},
 * divided by blanks or commas. They run in the JVM where they are plain, else in another sandbox
 * than the answer. All have to pass. Incorrect with {@code value}, {@code raises}, {@code syntax},
 * {@code no-function}, {@code ended}, {@code crash} or {@code protocol}.
 */
final class PythonTests extends IsolatedChecker {
  static final String KIND = "python-tests";

  /** In the JVM, and where that tells nothing, in a sandbox. */
  static final int RUNS = 2;

  PythonTests(Sandboxes sandboxes) {
    super(KIND, sandboxes);
  }

  @Override
  public boolean followsFromAnswer() {
    return true;
  }

  @Override
  public void requireReference(Check check) {
    if (parameter(check, "tests").isBlank()) throw new BadReference();
    String entry = optional(check, "entry").orElse("");
    if (!entry.isEmpty() && !entry.matches("[A-Za-z_][A-Za-z_0-9]*")) throw new BadReference();
    if (!optional(check, "names").orElse("").matches("[A-Za-z_0-9,\\s]*")) throw new BadReference();
    before(check);
  }

  @Override
  int runsOf(Check check) {
    return RUNS;
  }

  @Override
  Verdict run(Sandboxes there, Check check, String answer) throws SandboxLost {
    FunctionTask task = task(check, answer);
    Optional<PlainExaminer> plain = PlainExaminer.of(task);
    Report report = plain.isPresent() ? there.tests(task, plain.get()) : there.tests(task);
    return verdict(outcome(report), report.passed(), report.parts(), report.remark());
  }

  static FunctionTask task(Check check, String answer) {
    return new FunctionTask(
        before(check),
        optional(check, "entry").orElse(""),
        answer,
        parameter(check, "tests"),
        Pattern.compile("[,\\s]+")
            .splitAsStream(optional(check, "names").orElse(""))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()));
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
    String setup = optional(check, "setup").orElse("");
    String prompt = optional(check, "prompt").orElse("");
    return setup.isBlank() ? prompt : setup + "\n" + prompt;
  }
}
