package cosr.symja;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.mathematics.Mathematics;
import cosr.mathematics.Outcome;
import cosr.mathematics.Outcome.Equal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymjaAlgebraTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "r(\\cos\\theta+i\\sin\\theta);re^{i\\theta}",
        "\\arctan\\frac12+\\arctan\\frac13;\\frac{\\pi}{4}",
        "\\arcsin x+\\arccos x;\\frac{\\pi}{2}"
      })
  void itProvesWhatOurArithmeticLeavesOpen(String gold, String answer) {
    assertThat(Mathematics.compare(gold, answer)).isEqualTo(new Equal("algebra"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "e^{\\pi\\sqrt{163}};262537412640768744",
        "\\sin 10^{-20};10^{-20}",
        "\\sqrt{x^2};x",
        "\\ln x^2;2\\ln x",
        "\\arcsin x-\\arccos x;\\frac{\\pi}{2}"
      })
  void itProvesNothingThatIsFalse(String gold, String answer) {
    assertThat(Mathematics.compare(gold, answer)).isNotInstanceOf(Equal.class);
  }

  @Test
  void aQuestionThatTakesLongOrIsNoneIsAnsweredNoAndTheNextOneIsRight() {
    SymjaAlgebra algebra = new SymjaAlgebra();
    assertThat(algebra.isZero("Plus[v1,Times[-1,v1]]")).isTrue();
    assertThat(algebra.isZero("While[True,1]")).isFalse();
    assertThat(algebra.isZero("][")).isFalse();
    assertThat(algebra.isZero("Plus[v1,Times[-1,v2]]")).isFalse();
    assertThat(algebra.isZero("Plus[v1,Times[-1,v1]]")).isTrue();
  }

  @Test
  void whatIsWithoutAHeadStaysUndecided() {
    assertThat(Mathematics.compare("f(2)", "2f")).isInstanceOf(Outcome.Undecided.class);
  }
}
