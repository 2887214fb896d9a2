package cosr.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MathEqualTest {
  @Test
  void equalityOfValuesDecides() {
    assertThat(decide(Map.of("expected", "\\frac12"), "0.5")).isEqualTo(new Outcome.Correct());
    assertThat(decide(Map.of("expected", "[0,1)"), "[0,1]")).isInstanceOf(Outcome.Incorrect.class);
    assertThat(decide(Map.of("expected", "(1,2)"), "(2,1)")).isInstanceOf(Outcome.Incorrect.class);
  }

  @Test
  void whatCannotBeProvenIsNeitherRightNorWrong() {
    assertThat(decide(Map.of("expected", "5"), "\\int_0^5 dx"))
        .isInstanceOf(Outcome.Undecided.class);
    assertThat(decide(Map.of("expected", "5"), "(".repeat(3000)))
        .isInstanceOf(Outcome.Undecided.class);
  }

  @Test
  void aTaskMayAskForMore() {
    Map<String, String> plain = Map.of("expected", "85");
    Map<String, String> strict = Map.of("expected", "85", "simplest", "true");
    assertThat(decide(plain, "37+48")).isEqualTo(new Outcome.Correct());
    assertThat(decide(strict, "37+48")).isNotEqualTo(new Outcome.Correct());
    assertThat(decide(strict, "85")).isEqualTo(new Outcome.Correct());
    assertThat(decide(Map.of("expected", "5 cm", "unit-required", "true"), "5"))
        .isInstanceOf(Outcome.Incorrect.class);
  }

  @Test
  void aTaskWithoutAReferenceIsAtFault() {
    Outcome bad = new Outcome.BadTask("bad-reference");
    assertThat(decide(Map.of(), "5")).isEqualTo(bad);
    assertThat(decide(Map.of("expected", " "), "5")).isEqualTo(bad);
    assertThat(decide(Map.of("expected", "5", "ordered", "perhaps"), "5")).isEqualTo(bad);
    assertThat(decide(Map.of("expected", "1".repeat(2001)), "5")).isEqualTo(bad);
  }

  private static Outcome decide(Map<String, String> parameters, String answer) {
    Check check = new Check("math-equal", 1, new TreeMap<>(parameters));
    return Checks.builtIn()
        .decide(check, new Answer.Found(answer, 0, answer.length()), 100_000)
        .outcome();
  }
}
