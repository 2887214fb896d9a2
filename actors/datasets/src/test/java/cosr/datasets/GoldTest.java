package cosr.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18            | integer-equals | 18",
        "-0            | integer-equals | 0",
        "+007          | integer-equals | 7",
        "'1,234,567'   | integer-equals | 1234567",
        "'1,000.00'    | integer-equals | 1000",
        "$42           | integer-equals | 42",
        "2.5           | math-equal     | 2.5",
        "'(1,2)'       | math-equal     | (1,2)",
        "'1,23'        | math-equal     | 1,23",
        "x             | math-equal     | x",
        "Paris         | text-equals    | Paris",
        "#### 5        | integer-equals | 5",
        "#### 1 #### 6 | integer-equals | 6",
        "so \\boxed{\\frac{1}{2}} | math-equal | \\frac{1}{2}",
        "\\boxed{1} or \\boxed {\\{2\\}} | math-equal | \\{2\\}",
      })
  void whatAColumnStatesHasItsCheck(String text, String kind, String answer) {
    Gold gold = Gold.stated(text, "solution");
    assertThat(gold.check().kind()).isEqualTo(kind);
    assertThat(gold.answer()).isEqualTo(answer);
  }

  @Test
  void whatStatesNothingIsRefused() {
    assertThatThrownBy(() -> Gold.stated("#### none", "a")).hasMessage("no number after ####");
    assertThatThrownBy(() -> Gold.stated("\\boxed{1", "a")).hasMessage("\\boxed{ is never closed");
    assertThatThrownBy(() -> Gold.stated("\\boxed 1", "a")).hasMessage("\\boxed without {");
  }
}
