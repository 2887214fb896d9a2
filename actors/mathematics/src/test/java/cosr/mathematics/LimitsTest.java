package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  static String[] monsters() {
    return new String[] {
      "10^{10^{10}}",
      "9^{9^{9^9}}",
      "(a+b)^{10000}",
      "(a+b+c+d+e+f+g)^{50}",
      "(a+b+c+d)^{40}(x+y+z)^{40}",
      "99999999!",
      "\\binom{1000000}{500000}",
      "\\sqrt{" + "7".repeat(300) + "}",
      "7".repeat(1_990),
      "x^{999999999}",
      "0.\\overline{" + "1".repeat(900) + "}",
      "(".repeat(900) + "1" + ")".repeat(900),
      "(".repeat(1_900),
      "-".repeat(1_900) + "1",
      "1" + "+1".repeat(900),
      "2^".repeat(900) + "2",
      "\\frac1".repeat(300) + "2",
      "\\sqrt{".repeat(300) + "2" + "}".repeat(300),
      "x_{" + "1".repeat(1_500) + "}",
      "\\{".repeat(900),
      "|".repeat(1_500),
      "5" + "!".repeat(900),
      "1" + ",2".repeat(900),
      "\\sin ".repeat(300) + "x",
      "(x+1)^{200}(x-1)^{200}",
      "\\frac{1}{".repeat(150) + "x" + "}".repeat(150),
      "1 \\pm ".repeat(250) + "1",
      "e^{".repeat(35) + "x" + "}".repeat(35),
      "(x+\\sqrt{2}+\\sqrt{3}+\\sqrt{5}+\\sqrt{7}+\\sqrt{11})^{30}",
      "\\sin(6(x+6(y+6(z+6(w+6u)))))",
      "$".repeat(100),
      "\\boxed{".repeat(280) + "1" + "}".repeat(280),
      "x".repeat(3_000),
      "[0,1]" + "\\cup[2,3]".repeat(150),
      "6\\text{" + "a".repeat(1_500) + "!}",
    };
  }

  @ParameterizedTest
  @MethodSource("monsters")
  void anAnswerThatIsTooLargeEndsSoonAndIsNeverEqual(String monster) {
    for (String gold : new String[] {"5", "x^2", "\\{1,2\\}"}) {
      Outcome outcome =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> Mathematics.compare(gold, monster));
      assertThat(outcome).isNotInstanceOf(Outcome.Equal.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10^{10^{10}}", "(a+b)^{10000}", "99999999!", "2^{100000}"})
  void aPowerBeyondTheBoundsIsUndecidedAgainstAnythingElse(String monster) {
    assertThat(Mathematics.compare("7", monster)).isInstanceOf(Outcome.Undecided.class);
    assertThat(Mathematics.compare(monster, monster)).isEqualTo(new Outcome.Equal("text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "$",
        "$$",
        "\\boxed{}",
        ".",
        "\\text{}",
        "\\",
        "{",
        "}",
        "\\frac",
        "1_1",
        "1_0",
        "2_{40}",
        "11_{99}"
      })
  void anEmptyOrBrokenTextIsUndecided(String text) {
    assertThat(Mathematics.compare("5", text)).isInstanceOf(Outcome.Undecided.class);
    assertThat(Mathematics.compare(text, "5")).isInstanceOf(Outcome.Undecided.class);
  }
}
