package cosr.bench.curriculum;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CurriculumCommandTest {
  private static void call(String... args) {
    Main.Scene scene =
        new Main.Scene(
            Console.system(),
            () -> {
              throw new IllegalStateException("no verb is called");
            });
    CurriculumCommand command = new CurriculumCommand(scene);
    new CommandLine(command).parseArgs(args);
    command.call();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seeds|3,3|--seeds names one twice",
        "--pools|deep|--pools: no pool 'deep'; there are wide, learnable",
        "--policies|best|--policies: no policy 'best'; there are uniform, zpd, progress",
        "--wide|coin-sorr|--wide: unknown task family 'coin-sorr'; did you mean 'coin-sort'?",
        "--wide|sort|--wide: 'sort' can be learned; name impossible-sort or coin-sort",
        "--cap|0|--cap must be at least 1, not 0"
      })
  void aMistakeIsNamedBeforeAnythingIsMade(String option, String value, String message) {
    assertThatThrownBy(() -> call(option, value)).isInstanceOf(UserError.class).hasMessage(message);
  }

  @Test
  void withoutTheLauncherNoRunCanBeMade() {
    assertThatThrownBy(() -> call("--quick"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("./cosr");
  }
}
