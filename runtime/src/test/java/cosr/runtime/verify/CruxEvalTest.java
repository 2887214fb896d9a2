package cosr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.protocol.Outcome;
import cosr.verifier.checks.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Predictions of other models on Python programs, with the labels of those who published them. */
class CruxEvalTest {
  private static final Checks CHECKS = Checks.builtIn();
  private static final ObjectMapper JSON = new ObjectMapper();

  private int inSubset;
  private int outside;
  private int outputs;
  private int inputs;
  private final List<String> undecided = new ArrayList<>();
  private final List<String> disagree = new ArrayList<>();

  @Test
  void everyVerdictOnAProgramOfTheSubsetIsTheLabel() throws IOException {
    for (JsonNode row : rows()) {
      String code = row.path("code").asText();
      String input = row.path("input").asText();
      String output = row.path("output").asText();
      Outcome gold = decide(Kind.PYTHON_OUTPUT, Map.of("code", code, "input", input), output);
      if (!(gold instanceof Outcome.Correct)) {
        assertThat(gold).as(row.toString()).isInstanceOf(Outcome.BadTask.class);
        outside++;
        continue;
      }
      inSubset++;
      for (JsonNode said : row.path("predicted_output")) {
        outputs++;
        compare(
            said,
            decide(
                Kind.PYTHON_OUTPUT,
                Map.of("code", code, "input", input),
                said.path("text").asText()));
      }
      for (JsonNode said : row.path("predicted_input")) {
        inputs++;
        compare(
            said,
            decide(
                Kind.PYTHON_INPUT,
                Map.of("code", code, "output", output),
                said.path("text").asText()));
      }
    }
    System.out.printf(
        "cruxeval: %d programs in the subset, %d outside; %d outputs, %d inputs, undecided %s%n",
        inSubset, outside, outputs, inputs, undecided);
    assertThat(disagree).isEmpty();
    assertThat(undecided).hasSizeLessThanOrEqualTo(4);
    assertThat(inSubset).isGreaterThanOrEqualTo(391);
    assertThat(outputs).isGreaterThanOrEqualTo(750);
    assertThat(inputs).isGreaterThanOrEqualTo(1000);
  }

  private void compare(JsonNode said, Outcome outcome) {
    if (outcome instanceof Outcome.Undecided) undecided.add(said.toString());
    else if (outcome instanceof Outcome.Correct != said.path("is_correct").asBoolean())
      disagree.add(said + " " + outcome);
  }

  private static Outcome decide(Kind kind, Map<String, String> task, String answer) {
    String json = JSON.valueToTree(task).toString();
    Decider decider = Decider.of(kind);
    Problem problem = Problem.of("", decider, Problem.check("cruxeval", decider, json), answer);
    return CHECKS.decide(problem.check(), problem.answer(), 100_000).outcome();
  }

  private static List<JsonNode> rows() throws IOException {
    try (InputStream in = CruxEvalTest.class.getResourceAsStream("/cruxeval/rows.jsonl")) {
      List<JsonNode> rows = new ArrayList<>();
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) rows.add(JSON.readTree(line));
      return rows;
    }
  }
}
