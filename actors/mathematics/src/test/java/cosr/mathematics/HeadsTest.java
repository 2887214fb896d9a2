package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {
  @Test
  void aDifferenceIsWrittenWithFixedHeadsAndNumberedVariables() {
    assertThat(difference("\\frac{x}{2}+\\sin y^2", "\\sqrt{x}"))
        .isEqualTo(
            "Plus[Plus[Times[v1,Power[2,-1]],Sin[Power[v2,2]]],Times[-1,Power[v1,Rational[1,2]]]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10^{10^{10}}",
        "((2^{40})^{40})^{40}",
        "2^{1000}",
        "x^{9\\cdot 9\\cdot 9}",
        "100000000000000000000000",
        "n!",
        "f(x)",
        "\\binom{n}{2}"
      })
  void whatCostsMuchOrHasNoHeadIsNotAskedFor(String text) {
    assertThat(difference(text, "1")).isNull();
  }

  @Test
  void withoutASystemWhatIsUnprovenIsUndecided() {
    assertThat(Mathematics.compare("\\arcsin x+\\arccos x", "\\frac{\\pi}{2}"))
        .isEqualTo(new Outcome.Undecided("unproven"));
  }

  private static String difference(String gold, String answer) {
    return Heads.difference(Reader.read(gold), Reader.read(answer));
  }
}
