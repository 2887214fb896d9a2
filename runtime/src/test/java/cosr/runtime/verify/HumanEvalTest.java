package cosr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.Settings;
import cosr.protocol.Outcome;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final ObjectMapper JSON = new ObjectMapper();
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
    for (JsonNode row : rows("rows")) {
      String body = row.path("canonical_solution").asText();
      answers.add(new Answer(row.path("task_id").asText() + " body", row, body));
      answers.add(
          new Answer(
              row.path("task_id").asText() + " whole", row, row.path("prompt").asText() + body));
    }
    outcomes.putAll(decided(answers));
    assertThat(outcomes).hasSize(2 * 79);
    outcomes.values().removeIf(Outcome.Correct.class::isInstance);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void noSolutionWithASeededFaultIsRight() throws Exception {
    Map<String, JsonNode> tasks = new TreeMap<>();
    for (JsonNode row : rows("rows")) tasks.put(row.path("task_id").asText(), row);
    Map<String, Integer> each = new TreeMap<>();
    List<Answer> answers = new ArrayList<>();
    for (JsonNode mutant : rows("mutants")) {
      String task = mutant.path(0).asText();
      JsonNode row = Objects.requireNonNull(tasks.get(task));
      StringBuilder body = new StringBuilder(row.path("canonical_solution").asText());
      body.replace(mutant.path(2).asInt(), mutant.path(3).asInt(), mutant.path(4).asText());
      each.merge(task, 1, Integer::sum);
      answers.add(new Answer(mutant.toString(), row, body.toString()));
    }
    assertThat(each.keySet()).isEqualTo(tasks.keySet());
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

  /**
   * An answer to a task.
   *
   * @param row of the task
   */
  private record Answer(String name, JsonNode row, String text) {
    Outcome decide() {
      Map<String, String> task =
          Map.of(
              "prompt", row.path("prompt").asText(),
              "entry", row.path("entry_point").asText(),
              "tests", row.path("test").asText());
      String json = JSON.valueToTree(task).toString();
      Decider python = Decider.of(Kind.PYTHON);
      Problem problem = Problem.of("", python, Problem.check("humaneval", python, json), text);
      return CHECKS.decide(problem.check(), problem.answer(), 1).outcome();
    }
  }

  private static Map<String, Outcome> decided(List<Answer> answers) throws Exception {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      Map<String, Future<Outcome>> waiting = new LinkedHashMap<>();
      for (Answer answer : answers) waiting.put(answer.name(), threads.submit(answer::decide));
      for (Map.Entry<String, Future<Outcome>> each : waiting.entrySet())
        outcomes.put(each.getKey(), each.getValue().get());
    }
    return outcomes;
  }

  private static List<JsonNode> rows(String name) throws IOException {
    try (InputStream in =
        HumanEvalTest.class.getResourceAsStream("/humaneval/" + name + ".jsonl")) {
      List<JsonNode> rows = new ArrayList<>();
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) rows.add(JSON.readTree(line));
      return rows;
    }
  }
}
