package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.python.value.PyValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {
  private static PyValue value(String text) {
    return Literal.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-5",
        "0.1",
        "-0.0",
        "1e+16",
        "5e-324",
        "True",
        "None",
        "''",
        "'a\\n'",
        "[]",
        "[1, [2]]",
        "(1,)",
        "()",
        "{}",
        "{'a': (1, 2)}",
        "{1, 2}",
        "set()",
        "\"it's\"",
        "123456789012345678901234567890"
      })
  void aValueReadsBackFromItsRepr(String text) {
    assertThat(value(text).repr()).isEqualTo(text);
    assertThat(value(text).strictEquals(value(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "1 + 1", "0) or (True", "f()", "list()", "[x for x in 'a']", "lambda: 1", "f'a'",
        "--1", "-True", "{[]: 1}", "1 2", "(1", "{**{}}", "[*'a']", "1 if 1 else 2",
            "__import__('os')"
      })
  void whatIsNoLiteralIsNoValue(String text) {
    assertThat(Literal.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | True",
        "1 | 1.0",
        "[1] | [True]",
        "{'a': 1} | {'a': 1.0}",
        "{1: 0} | {True: 0}",
        "(0,) | (False,)",
        "{1} | {True}",
        "0.0 | -0.0"
      })
  void equalValuesOfOtherTypesAreNotStrictlyEqual(String a, String b) {
    assertThat(value(a).pythonEquals(value(b))).isTrue();
    assertThat(value(a).strictEquals(value(b))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1 | 2", "[1] | (1,)", "['1'] | [1]", "None | False", "{} | []"})
  void differentValuesAreNotEqual(String a, String b) {
    assertThat(value(a).pythonEquals(value(b))).isFalse();
    assertThat(value(a).strictEquals(value(b))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'a': 1, 'b': 2} | {'b': 2, 'a': 1}", "{1, 2} | {2, 1}"})
  void orderOfDictsAndSetsDoesNotCount(String a, String b) {
    assertThat(value(a).strictEquals(value(b))).isTrue();
  }
}
