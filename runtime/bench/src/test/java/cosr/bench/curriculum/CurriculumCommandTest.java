package cosr.bench.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"--policies zpd", "--pools wide", "--pools learnable", "--seeds 1,2"})
  void quickWithMoreThanItMeasuresIsRefused(String more) {
    String[] words = more.split(" ");
    String named = words[0].equals("--seeds") ? "more than one of --seeds" : words[0];
    assertThatThrownBy(() -> call("--quick", words[0], words[1]))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--quick is one seed, the wide pool, uniform and progress: leave it or "
                + named
                + " out");
  }

  @Test
  void anUnknownPolicyIsNamedAlsoWithQuick() {
    assertThatThrownBy(() -> call("--quick", "--policies", "best"))
        .isInstanceOf(UserError.class)
        .hasMessage("--policies: no policy 'best'; there are uniform, zpd, progress");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run.seed=4|run.seed|--seeds",
        "cosr.run.seed=4|run.seed|--seeds",
        "run={seed=4}|run.seed|--seeds",
        "curriculum.policy=zpd|curriculum.policy|--policies",
        "tasks.families=[sort]|tasks.families|--pools and --wide"
      })
  void aSettingThatDiffersFromRunToRunIsRefused(String set, String key, String option) {
    assertThatThrownBy(() -> call("--set", "tasks.levels=4", "--set", set))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--set %s: %s differs from run to run here: choose it with %s", set, key, option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.seed", "run.seed={", "=4"})
  void aSettingThatCannotBeReadIsRefused(String set) {
    assertThatThrownBy(() -> call("--set", set))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--set " + set + ": ");
  }

  @Test
  void theRunsAreMadeInOneFolder(@TempDir Path folder) {
    String runs = folder.toString();
    assertThatThrownBy(() -> call("--runs", runs, "--keep", folder.resolve("new").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--keep and --runs: ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theRunsAreOnTheDiskThatRunsNamesAndGoAtTheEnd(@TempDir Path folder) throws Exception {
    Path launcher = folder.resolve("cosr");
    Files.writeString(launcher, "#!/bin/sh\necho \"$*\" > \"$0.told\"\nexit 3\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    System.setProperty("cosr.home", folder.toString());
    try {
      Path runs = folder.resolve("runs");
      assertThatThrownBy(
              () -> call("--runs", runs.toString(), "--pools", "wide", "--policies", "zpd"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("ended too early");
      assertThat(Files.readString(folder.resolve("cosr.told")))
          .contains("--runs " + runs + "/.cosr-bench-");
      assertThat(runs).isEmptyDirectory();
    } finally {
      System.clearProperty("cosr.home");
    }
  }

  @Test
  void withoutTheLauncherNoRunCanBeMade() {
    assertThatThrownBy(() -> call("--quick"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("./cosr");
  }
}
