package cosr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.protocol.Answer;
import cosr.protocol.Outcome;
import cosr.verifier.checks.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Free-text solutions of other models, with the labels of the people who published them. */
class Gsm8kTest {
  private static final Checks CHECKS = Checks.builtIn();

  @Test
  void adapterAndIntegerCheckAgreeWithEveryLabel() throws IOException {
    List<String> disagree = new ArrayList<>();
    TreeMap<String, Integer> none = new TreeMap<>();
    int right = 0;
    int wrong = 0;
    for (String line : lines()) {
      JsonNode row = new ObjectMapper().readTree(line);
      String task =
          new ObjectMapper().createObjectNode().set("expected", row.get("gold")).toString();
      Problem problem =
          Problem.of(
              "",
              Decider.of(Kind.INTEGER),
              Problem.check("gsm8k", Decider.of(Kind.INTEGER), task),
              row.path("solution").asText());
      boolean found =
          CHECKS.decide(problem.check(), problem.answer(), 100_000).outcome()
              instanceof Outcome.Correct;
      if (found) right++;
      else wrong++;
      if (problem.answer() instanceof Answer.None no) none.merge(no.code(), 1, Integer::sum);
      if (found != row.path("is_correct").asBoolean()) disagree.add(line);
    }
    System.out.printf("gsm8k: %d right, %d wrong, no answer: %s%n", right, wrong, none);
    assertThat(disagree).isEmpty();
    assertThat(right).isEqualTo(982);
    assertThat(wrong).isEqualTo(1606);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = Gsm8kTest.class.getResourceAsStream("/gsm8k/solutions.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
