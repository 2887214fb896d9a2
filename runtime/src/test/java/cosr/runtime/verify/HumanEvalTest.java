package cosr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.protocol.Outcome;
import cosr.runtime.verify.HumanEval.Answer;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks of HumanEval: their solutions, and the same with seeded faults. */
@Timeout(600)
class HumanEvalTest {
  private static final int WORKERS = 2;
  private static final Sandboxes SANDBOXES =
      IsolatedChecks.sandboxes(new Settings.Verification(0, 1, 1, WORKERS));
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
  void eachSolutionIsRightAsABodyAndAsAWholeFunction() throws Exception {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<Answer> answers = new ArrayList<>();
    for (Answer body : HumanEval.solutions()) {
      answers.add(body);
      String whole = body.row().path("prompt").asText() + body.text();
      answers.add(new Answer(body.task() + " whole", body.row(), whole));
    }
    outcomes.putAll(decided(answers));
    assertThat(outcomes).hasSize(2 * 79);
    outcomes.values().removeIf(Outcome.Correct.class::isInstance);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void noSolutionWithASeededFaultIsRight() throws Exception {
    List<Answer> answers = HumanEval.mutants();
    Map<String, Integer> each = new TreeMap<>();
    for (Answer answer : answers) each.merge(answer.task(), 1, Integer::sum);
    assertThat(each).hasSize(79);
    assertThat(each.values()).allMatch(count -> count >= 3);
    Map<String, Outcome> outcomes = decided(answers);
    Map<String, Integer> codes = new TreeMap<>();
    for (Outcome outcome : outcomes.values()) codes.merge(outcome.toString(), 1, Integer::sum);
    System.out.println("humaneval: " + outcomes.size() + " faults " + codes);
    outcomes
        .values()
        .removeIf(o -> o instanceof Outcome.Incorrect || o instanceof Outcome.Exhausted);
    assertThat(outcomes).isEmpty();
  }

  private static Outcome decide(Answer answer) {
    Problem problem = answer.problem();
    return CHECKS.decide(problem.check(), problem.answer(), 1).outcome();
  }

  private static Map<String, Outcome> decided(List<Answer> answers) throws Exception {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      Map<String, Future<Outcome>> waiting = new LinkedHashMap<>();
      for (Answer answer : answers)
        waiting.put(answer.name(), threads.submit(() -> decide(answer)));
      for (Map.Entry<String, Future<Outcome>> each : waiting.entrySet())
        outcomes.put(each.getKey(), each.getValue().get());
    }
    return outcomes;
  }
}
