package cosr.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.bench.round.RoundBench;
import cosr.bench.student.StudentBench;
import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ContestTest {
  private static final Main.Scene SCENE =
      new Main.Scene(
          Console.system(),
          () -> {
            throw new IllegalStateException("no verb is called");
          });

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trials|0|--trials must be at least 1, not 0",
        "--trials|-1|--trials must be at least 1, not -1",
        "--seconds|0|--seconds must be a number above 0, such as 0.5, not 0.0",
        "--seconds|-2|--seconds must be a number above 0, such as 0.5, not -2.0",
        "--seconds|NaN|--seconds must be a number above 0, such as 0.5, not NaN",
        "--seconds|Infinity|--seconds must be a number above 0, such as 0.5, not Infinity"
      })
  void turnsThatWouldMeasureNothingAreRefusedBeforeAnythingIsMeasured(
      String option, String value, String message) {
    for (Verb bench : new Verb[] {new StudentBench(SCENE), new RoundBench(SCENE)}) {
      new CommandLine(bench).parseArgs(option, value);
      assertThatThrownBy(bench::call).isInstanceOf(UserError.class).hasMessage(message);
    }
  }
}
