package cosr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.runtime.verify.HumanEval.Answer;
import cosr.sandbox.FunctionTask;
import cosr.sandbox.Report;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plain tests are run in the JVM: it says of each answer what the sandbox of the tests says. */
@Timeout(900)
class PlainHumanEvalTest {
  private static final Sandboxes SANDBOXES =
      IsolatedChecks.sandboxes(new Settings.Verification(0, 1, 1, 1));
  private static final Checks CHECKS = Checks.of(IsolatedChecks.of(SANDBOXES));

  @BeforeAll
  static void sandboxes() {
    String why = SANDBOXES.refusal().orElse("");
    if ("true".equals(System.getenv("CI"))) assertThat(why).isEmpty();
    Assumptions.assumeTrue(why.isEmpty(), why);
  }

  @AfterAll
  static void close() {
    SANDBOXES.close();
  }

  @Test
  void mostTasksHavePlainTests() throws IOException {
    Set<String> others = new TreeSet<>();
    for (Answer answer : HumanEval.solutions())
      if (!IsolatedChecks.plain(answer.problem().check())) others.add(answer.task());
    System.out.println("humaneval: not plain " + others);
    assertThat(others).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void aSolutionAndOneFaultOfEachTaskAreJudgedAlike() throws Exception {
    Map<String, Answer> one = new TreeMap<>();
    for (Answer answer : HumanEval.mutants()) one.putIfAbsent(answer.task(), answer);
    List<Answer> answers = new ArrayList<>(HumanEval.solutions());
    answers.addAll(one.values());
    assertThat(differences(answers)).isEmpty();
  }

  @Test
  @Tag("long")
  void allFaultsAndOddAnswersAreJudgedAlike() throws Exception {
    List<Answer> answers = new ArrayList<>(HumanEval.mutants());
    for (Answer solution : HumanEval.solutions())
      for (String body :
          List.of(
              "pass",
              "return 0",
              "return ''",
              "return []",
              "return True",
              "return (0, 0)",
              "return {}",
              "return float('nan')",
              "return object()",
              "raise ValueError('x')",
              "raise AssertionError",
              "raise SystemExit",
              "yield 1",
              "return nothing",
              "return 1 +",
              "return __import__('os')._exit(0)"))
        answers.add(new Answer(solution.task() + " " + body, solution.row(), "    " + body + "\n"));
    assertThat(differences(answers)).isEmpty();
  }

  private static List<String> differences(List<Answer> answers) throws SandboxLost {
    List<String> differences = new ArrayList<>();
    for (Answer answer : answers) {
      Problem problem = answer.problem();
      if (!IsolatedChecks.plain(problem.check())) continue;
      Verdict here = CHECKS.decide(problem.check(), problem.answer(), 1);
      Report there = SANDBOXES.tests(task(problem.check(), answer.text()));
      String both = said(here) + " | " + said(there);
      if (!said(here).equals(said(there))) differences.add(answer.name() + ": " + both);
    }
    return differences;
  }

  private static FunctionTask task(Check check, String answer) {
    Map<String, String> parameters = check.parameters();
    return new FunctionTask(
        Objects.requireNonNull(parameters.get("prompt")),
        Objects.requireNonNull(parameters.get("entry")),
        answer,
        Objects.requireNonNull(parameters.get("tests")));
  }

  private static String said(Verdict verdict) {
    String outcome =
        switch (verdict.outcome()) {
          case Outcome.Correct o -> "CORRECT -";
          case Outcome.Incorrect o -> "INCORRECT " + o.code();
          case Outcome.Exhausted o -> "EXHAUSTED " + o.limit();
          case Outcome.Undecided o -> "UNDECIDED " + o.code();
          case Outcome.BadTask o -> "BAD_TASK " + o.code();
          default -> verdict.outcome().toString();
        };
    String remark = verdict.advisories().isEmpty() ? "" : verdict.advisories().getFirst();
    return outcome + " " + verdict.partsPassed() + "/" + verdict.parts() + " " + remark;
  }

  private static String said(Report report) {
    return "%s %s %d/%d %s"
        .formatted(report.word(), report.code(), report.passed(), report.parts(), report.remark());
  }
}
