package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathematicsTest {
  private static final Options UNITS = new Options(true, false, false);
  private static final Options ORDERED = new Options(false, true, false);
  private static final Options SIMPLEST = new Options(false, false, true);

  @Test
  void aUnitMayBeLeftOutUnlessTheTaskAsksForIt() {
    assertThat(Mathematics.compare("5\\text{ cm}", "5")).isInstanceOf(Equal.class);
    assertThat(Mathematics.compare("5\\text{ cm}", "5", UNITS)).isEqualTo(new Different("unit"));
    assertThat(Mathematics.compare("5\\text{ cm}", "50\\text{ mm}", UNITS))
        .isInstanceOf(Equal.class);
    assertThat(Mathematics.compare("20\\%", "20", UNITS)).isEqualTo(new Different("unit"));
    assertThat(Mathematics.compare("20\\%", "0.2", UNITS)).isInstanceOf(Equal.class);
  }

  @Test
  void aBareListHasNoOrderUnlessTheTaskAsksForOne() {
    assertThat(Mathematics.compare("1, 2", "2, 1")).isInstanceOf(Equal.class);
    assertThat(Mathematics.compare("1, 2", "2, 1", ORDERED)).isInstanceOf(Different.class);
    assertThat(Mathematics.compare("1, 2", "1, 2.0", ORDERED)).isInstanceOf(Equal.class);
    assertThat(Mathematics.compare("\\{1, 2\\}", "2, 1", ORDERED)).isInstanceOf(Equal.class);
  }

  @ParameterizedTest
  @CsvSource({
    "127,100+27,Different",
    "127,127,Equal",
    "127,127.0,Equal",
    "\\frac{1}{2},\\frac{2}{4},Different",
    "\\frac{1}{2},0.5,Equal",
    "\\frac{1}{2},1/2,Equal",
    "-\\frac{1}{2},\\frac{-1}{2},Equal",
    "1024,2^{10},Different",
    "2\\sqrt{3},\\sqrt{12},Equal"
  })
  void aTaskMayAskForANumberInItsSimplestForm(String gold, String answer, String outcome) {
    assertThat(Mathematics.compare(gold, answer, SIMPLEST).getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  @Test
  void agreementToAllDigitsOfADoubleIsNoProof() {
    assertThat(Mathematics.compare("e^{\\pi\\sqrt{163}}", "262537412640768744"))
        .isEqualTo(new Undecided("unproven"));
    assertThat(Mathematics.compare("\\sin 10^{-20}", "10^{-20}"))
        .isEqualTo(new Undecided("unproven"));
    assertThat(Mathematics.compare("\\pi", "3.14159265358979323846264338327950288"))
        .isInstanceOf(Undecided.class);
    assertThat(Mathematics.compare("\\frac13", "0." + "3".repeat(400)))
        .isNotInstanceOf(Equal.class);
  }

  @Test
  void aRuleThatHoldsOnAPartOfTheDomainMakesNothingEqual() {
    assertThat(Mathematics.compare("\\sqrt{x^2y}", "x\\sqrt{y}")).isInstanceOf(Different.class);
    assertThat(Mathematics.compare("(x^2)^{1/2}", "|x|")).isInstanceOf(Equal.class);
    assertThat(Mathematics.compare("\\sqrt{12x^3}", "2x\\sqrt{3x}")).isInstanceOf(Equal.class);
    assertThat(Mathematics.compare("(-1)^n", "(-1)^{n+1}")).isInstanceOf(Different.class);
    assertThat(Mathematics.compare("(-1)^n", "(-1)^{n+2}")).isInstanceOf(Equal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "5 ¦ 5\\text{ or }6",
        "5 ¦ 5 or 6",
        "5 ¦ 5, 6",
        "5 ¦ \\boxed{5} or \\boxed{6}",
        "5 ¦ \\boxed{6} \\boxed{5}",
        "5 ¦ -\\boxed{5}",
        "5 ¦ 2\\boxed{5}",
        "5 ¦ \\boxed{5}!",
        "5 ¦ not 5",
        "5 ¦ \\neq 5",
        "5 ¦ 5\\text{ maybe 6}",
        "5 ¦ 5\\text{ million}",
        "5 ¦ 5\\text{ squared}",
        "5 ¦ x=5=6",
        "5 ¦ 6=5",
        "5 ¦ x",
        "5 ¦ 5=x=6",
        "5 ¦ \\frac{5(x-x)}{x-x}",
        "0 ¦ 0\\cdot\\infty",
        "5 ¦ 5\\cdot\\frac{0}{0}",
        "x=5 ¦ x=5\\text{ or }x=6",
        "x=5 ¦ x=5, y=6",
        "x ¦ x=x",
        "\\pm 2 ¦ \\pm 3 \\text{ or } 2",
        "(1,2) ¦ x=1,2",
        "(1,2) ¦ x=1\\text{ or }x=2",
        "AB ¦ BA",
        "\\text{yes} ¦ \\text{yes, no}",
        "\\text{even} ¦ \\text{even or odd}",
        "\\text{A} ¦ \\text{A, B, C, D}",
        "\\mathbb{R} ¦ x=x",
        "3.14 ¦ 3.14\\%",
        "1234567 ¦ 1234567\\%",
        "\\pi^2 ¦ \\pi^2\\%",
        "(1,2) ¦ (1,2\\%)",
        "\\{1,2\\} ¦ \\{1,2\\%\\}",
        "x=1,2 ¦ x=1,2\\%",
        "2^{x+1} ¦ \\$2^{x+1}",
        "(B) ¦ \\$(B)"
      })
  void whatHedgesOrOnlyLooksRightIsNotEqual(String gold, String answer) {
    assertThat(Mathematics.compare(gold, answer)).isNotInstanceOf(Equal.class);
  }
}
