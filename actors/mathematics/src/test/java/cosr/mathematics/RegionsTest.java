package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "[1,2]\\cup[2,3] ¦ [1,3]",
        "[1,2)\\cup[2,3] ¦ [1,3]",
        "(1,2)\\cup\\{2\\} ¦ (1,2]",
        "(-\\infty,3)\\cup(1,\\infty) ¦ \\mathbb{R}",
        "(0,5)\\cap[3,9] ¦ [3,5)",
        "(0,3)\\setminus[1,2] ¦ (0,1)\\cup(2,3)",
        "\\mathbb{R}\\setminus\\{0,1\\} ¦ x\\ne 0, 1",
        "x>1, x<3 ¦ (1,3)",
        "[1,1] ¦ \\{1\\}",
        "(0,\\sqrt{2}] ¦ (0,2^{1/2}]"
      })
  void theSamePartOfTheLineIsEqualHoweverItIsCut(String gold, String answer) {
    assertThat(Mathematics.compare(gold, answer)).isInstanceOf(Outcome.Equal.class);
    assertThat(Mathematics.compare(answer, gold)).isInstanceOf(Outcome.Equal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "[1,2)\\cup(2,3] ¦ [1,3]",
        "(1,2)\\cup\\{2\\} ¦ (1,2)",
        "\\mathbb{R}\\setminus\\{0\\} ¦ \\mathbb{R}",
        "x>1\\text{ or }x<3 ¦ (1,3)",
        "(0,1] ¦ [0,1)",
        "(0,1) ¦ (0,1.0000001)",
        "(0,\\infty) ¦ [0,\\infty)"
      })
  void anEndOrAPointMoreIsDifferent(String gold, String answer) {
    assertThat(Mathematics.compare(gold, answer)).isInstanceOf(Outcome.Different.class);
    assertThat(Mathematics.compare(answer, gold)).isInstanceOf(Outcome.Different.class);
  }
}
