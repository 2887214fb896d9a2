package cosr.runtime.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tasks of HumanEval that are here, their solutions, and the same with seeded faults. */
final class HumanEval {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HumanEval() {}

  /**
   * An answer to a task.
   *
   * @param row of the task
   */
  record Answer(String name, JsonNode row, String text) {
    String task() {
      return row.path("task_id").asText();
    }

    Problem problem() {
      Map<String, String> task =
          Map.of(
              "prompt", row.path("prompt").asText(),
              "entry", row.path("entry_point").asText(),
              "tests", row.path("test").asText());
      String json = JSON.valueToTree(task).toString();
      Decider python = Decider.of(Kind.PYTHON);
      return Problem.of("", python, Problem.check("humaneval", python, json), text);
    }
  }

  /** The bodies of the solutions. */
  static List<Answer> solutions() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (JsonNode row : rows("rows"))
      answers.add(
          new Answer(
              row.path("task_id").asText() + " body",
              row,
              row.path("canonical_solution").asText()));
    return answers;
  }

  /** The bodies with a fault each. */
  static List<Answer> mutants() throws IOException {
    Map<String, JsonNode> tasks = new TreeMap<>();
    for (JsonNode row : rows("rows")) tasks.put(row.path("task_id").asText(), row);
    List<Answer> answers = new ArrayList<>();
    for (JsonNode mutant : rows("mutants")) {
      JsonNode row = Objects.requireNonNull(tasks.get(mutant.path(0).asText()));
      StringBuilder body = new StringBuilder(row.path("canonical_solution").asText());
      body.replace(mutant.path(2).asInt(), mutant.path(3).asInt(), mutant.path(4).asText());
      answers.add(new Answer(mutant.toString(), row, body.toString()));
    }
    return answers;
  }

  private static List<JsonNode> rows(String name) throws IOException {
    try (InputStream in = HumanEval.class.getResourceAsStream("/humaneval/" + name + ".jsonl")) {
      List<JsonNode> rows = new ArrayList<>();
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) rows.add(JSON.readTree(line));
      return rows;
    }
  }
}
