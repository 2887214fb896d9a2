package cosr.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmtTest {
  private static final String NAMES = "(declare-const x Int)(declare-const y Int)";

  @Test
  void validityIsZ3sAndACounterModelIsEvaluated() {
    String valid = "(=> (> x 2) (> x 1))";
    assertThat(decide(valid, "valid")).isEqualTo(new Outcome.Correct());
    assertThat(decide(valid, "x = 2, y = 0")).isEqualTo(new Outcome.Incorrect("satisfied"));
    String not = "(=> (> x 1) (> x 2))";
    assertThat(decide(not, "valid")).isEqualTo(new Outcome.Incorrect("not-valid"));
    assertThat(decide(not, "x = 2, y = 0")).isEqualTo(new Outcome.Correct());
    assertThat(decide(not, "x = 1 + 1, y = 0")).isEqualTo(new Outcome.Incorrect("form"));
  }

  @Test
  void whatCannotBeSaidIsUndecided() {
    assertThat(decide("(= (div x y) 0)", "x = 1, y = 0"))
        .isEqualTo(new Outcome.Undecided("division-by-zero"));
  }

  @Test
  void aTaskWithoutAFormulaIsAtFault() {
    for (String formula : new String[] {"(> x z)", "x", "", "(exists ((z Int)) (> z x))"})
      assertThat(decide(formula, "valid")).isEqualTo(new Outcome.BadTask("bad-reference"));
  }

  private static Outcome decide(String formula, String answer) {
    Check check =
        new Check("smt", 1, new TreeMap<>(Map.of("declarations", NAMES, "formula", formula)));
    return Checks.builtIn()
        .decide(check, new Answer.Found(answer, 0, answer.length()), 10_000)
        .outcome();
  }
}
