package cosr.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetamathTest {
  private static final Map<String, String> CHAIN =
      Map.of(
          "database", "letters",
          "hypotheses", "1 |- ( vb -> vc )\n2 |- va\n3 |- ( va -> vb )",
          "conclusion", "|- vc");

  @Test
  void everyProofOfTheStatementIsRight() {
    assertThat(decide(CHAIN, "b c a b 2 3 X 1 X")).isEqualTo(new Outcome.Correct());
    assertThat(decide(CHAIN, "a c 2 a b c 3 1 Y X")).isEqualTo(new Outcome.Correct());
  }

  @ParameterizedTest
  @CsvSource({
    "b c a b 2 3 X 1, left-over",
    "a c 2 a b c 1 3 Y X, mismatch",
    "a b 2 3 X, wrong-conclusion",
    "c, wrong-conclusion",
    "?, incomplete",
    "4, unknown-label",
    "X.1, not-allowed",
    "q $a |- vc $. q, not-a-label",
    "1 $= 2 $., not-a-label",
    "X, stack",
  })
  void anythingElseIsWrongInItsWay(String proof, String code) {
    assertThat(decide(CHAIN, proof)).isEqualTo(new Outcome.Incorrect(code));
  }

  @Test
  void theoremsFromUntilOnAreNotAllowed() {
    TreeMap<String, String> task = new TreeMap<>(Map.of("database", "propositional"));
    task.put("conclusion", "|- ( ph -> ph )");
    assertThat(decide(task, "wph id")).isEqualTo(new Outcome.Correct());
    task.put("until", "id");
    assertThat(decide(task, "wph id")).isEqualTo(new Outcome.Incorrect("not-allowed"));
    String proof =
        "wph wph wph wi wi wph wph wi wph wph ax-1 wph wph wph wi wph wi wi wph wph wph wi wi wph"
            + " wph wi wi wph wph wph wi ax-1 wph wph wph wi wph ax-2 ax-mp ax-mp";
    assertThat(decide(task, proof)).isEqualTo(new Outcome.Correct());
    task.put("until", "ax-2");
    assertThat(decide(task, proof)).isEqualTo(new Outcome.Incorrect("not-allowed"));
  }

  @Test
  void workIsLimited() {
    assertThat(decide(CHAIN, "a ".repeat(1_100))).isEqualTo(new Outcome.Exhausted("stack"));
    assertThat(decide(CHAIN, "a " + "a T ".repeat(500))).isEqualTo(new Outcome.Exhausted("steps"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"database", "hypotheses", "conclusion", "until", "disjoint"})
  void aTaskThatStatesNothingInTheDatabaseIsAtFault(String key) {
    TreeMap<String, String> task = new TreeMap<>(CHAIN);
    task.put(key, "nothing");
    assertThat(decide(task, "b c a b 2 3 X 1 X")).isEqualTo(new Outcome.BadTask("bad-reference"));
    task.remove(key);
    boolean optional = !CHAIN.containsKey(key) || key.equals("hypotheses");
    assertThat(decide(task, "c") instanceof Outcome.BadTask).isNotEqualTo(optional);
  }

  private static Outcome decide(Map<String, String> task, String proof) {
    Check check = new Check("metamath", 1, new TreeMap<>(task));
    return Checks.builtIn()
        .decide(check, new Answer.Found(proof, 0, proof.length()), 20_000)
        .outcome();
  }
}
