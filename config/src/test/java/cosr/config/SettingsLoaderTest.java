package cosr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
  @TempDir Path folder;

  private static Settings with(String... overrides) {
    return SettingsLoader.load(null, List.of(overrides)).settings();
  }

  private static void refused(String message, String... overrides) {
    assertThatThrownBy(() -> SettingsLoader.load(null, List.of(overrides)))
        .isInstanceOf(UserError.class)
        .hasMessage(message);
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("my.conf"), Arrays.asList(lines));
  }

  private void refusedFile(String message, String... lines) throws IOException {
    Path file = file(lines);
    assertThatThrownBy(() -> SettingsLoader.load(file, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  @Test
  void aProfileCanBeComparedWithRecordedSettings() {
    ResolvedSettings run = SettingsLoader.defaults();
    Settings smoke = SettingsLoader.over(run, List.of("profile=smoke")).settings();
    assertThat(smoke.run().rounds()).isEqualTo(12);
    ResolvedSettings own =
        SettingsLoader.load(null, List.of("profile=smoke", "run.seed=3")).resolved();
    assertThat(SettingsLoader.over(own, List.of("profile=smoke", "run.seed=3")).resolved())
        .isEqualTo(own);
    assertThat(SettingsLoader.over(own, List.of()).resolved()).isEqualTo(own);
    assertThat(SettingsLoader.over(own, List.of("run.seed=4")).settings().run().seed())
        .isEqualTo(4);
  }

  @Test
  void aNumberBeyondItsTypeIsRefusedWithTheRange() {
    refused(
        "--set run.seed=99999999999999999999: run.seed must be a whole number from"
            + " -9223372036854775808 to 9223372036854775807, not 99999999999999999999",
        "run.seed=99999999999999999999");
    refused(
        "--set run.rounds=99999999999999999999: run.rounds must be a whole number of at most"
            + " 2147483647, not 99999999999999999999",
        "run.rounds=99999999999999999999");
  }

  @Test
  void aKeyThatIsNoPathIsNamedByItsOverride() {
    assertThatThrownBy(() -> SettingsLoader.load(null, List.of("tasks..levels=3")))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--set tasks..levels=3: ");
  }

  @Test
  void theDefaultsAreTheRecipe() {
    Settings s = SettingsLoader.defaults().settings();
    assertThat(s.run()).isEqualTo(new Settings.Run(11, 260, 0));
    assertThat(s.tasks().families())
        .containsExactly(
            "add", "double", "prefix-sum", "sort", "reverse", "increment", "keep-odd", "program");
    assertThat(s.tasks().levels()).isEqualTo(12);
    assertThat(s.model()).isEqualTo(new Settings.Model(64, 4, 4, 4, 160, List.of(), 0.08, 0.9));
    assertThat(s.warmUp()).isEqualTo(new Settings.WarmUp(1200, 128, 25, 4e-3, 50, 0.3));
    assertThat(s.sampling()).isEqualTo(new Settings.Sampling(32, 8, 1.0, 512));
    assertThat(s.learning())
        .isEqualTo(
            new Settings.Learning(3e-4, 0.2, 0.28, 1.0, 0.01, 0.9, 0.95, 1e-8, 64, 4096, 0.7, 0.1));
    assertThat(s.replay()).isEqualTo(new Settings.Replay(3, 144, 24, 1e-3, 400, 0.05));
    assertThat(s.curriculum()).isEqualTo(new Settings.Curriculum("progress", 2, 0.65));
    assertThat(s.verification()).isEqualTo(new Settings.Verification(0.02, 100_000, 10_000, 2));
    assertThat(s.checkpoints()).isEqualTo(new Settings.Checkpoints(10, 8, 3, 100));
    assertThat(s.exams()).isEqualTo(new Settings.Exams(100, 16));
    assertThat(s.engine()).isEqualTo(new Settings.Engine(1, "auto"));
  }

  @Test
  void laterLayersWin() throws IOException {
    Path file = file("profile = smoke", "tasks.levels = 5", "cosr.run { seed = 3, rounds = 7 }");
    SettingsLoader.Loaded loaded =
        SettingsLoader.load(file, List.of("run.rounds=9", "cosr.exams.per-cell=4", "run.rounds=8"));
    assertThat(loaded.settings().run()).isEqualTo(new Settings.Run(3, 8, 0));
    assertThat(loaded.settings().tasks().levels()).isEqualTo(5);
    assertThat(loaded.settings().tasks().families())
        .containsExactly("reverse", "increment", "sort");
    assertThat(loaded.settings().exams()).isEqualTo(new Settings.Exams(6, 4));
    assertThat(loaded.origins())
        .containsEntry("run.rounds", "--set run.rounds=8")
        .containsEntry("run.seed", file + ":3")
        .containsEntry("tasks.levels", file + ":2")
        .containsEntry("checkpoints.every-rounds", "cosr-profile-smoke.conf:8")
        .hasEntrySatisfying("model.layers", o -> assertThat(o).startsWith("reference.conf:"));
  }

  @Test
  void theProfileOfTheCommandLineWinsAndLeavesNoTrace() {
    assertThat(with("profile=smoke").run().rounds()).isEqualTo(12);
    assertThat(SettingsLoader.load(null, List.of("profile=smoke")).resolved().text())
        .doesNotContain("profile");
  }

  @Test
  void listsAndNumbersAreReadAsHocon() {
    Settings s =
        with("tasks.families=[add, \"sort\"]", "model.rope-layers=[0,2]", "warm-up.steps=1e3");
    assertThat(s.tasks().families()).containsExactly("add", "sort");
    assertThat(s.model().ropeLayers()).containsExactly(0, 2);
    assertThat(s.warmUp().steps()).isEqualTo(1000);
  }

  @Test
  void anUnknownSettingNamesItsPlaceAndWhatWasMeant() throws IOException {
    refused(
        "--set tasks.level=3: unknown setting 'tasks.level'; did you mean 'tasks.levels'?",
        "tasks.level=3");
    refused(
        "--set levels=3: unknown setting 'levels'; did you mean 'tasks.levels' or 'tasks.columns.level'?",
        "levels=3");
    refused(
        "--set model.hiddenSizes=32: unknown setting 'model.hiddenSizes'; did you mean 'model.hidden-size'?",
        "model.hiddenSizes=32");
    refused(
        "--set tasks.columns.promt=a: unknown setting 'tasks.columns.promt'; did you mean 'tasks.columns.prompt'?",
        "tasks.columns.promt=a");
    refused(
        "--set curriculum.colour=red: unknown setting 'curriculum.colour'; curriculum has policy, probes, gate",
        "curriculum.colour=red");
    refusedFile(
        "FILE:2: unknown section 'warmup'; did you mean 'warm-up'?", "", "warmup { steps = 100 }");
    refusedFile(
        "FILE:3: unknown setting 'learning.lerning-rate'; did you mean 'learning.learning-rate'?",
        "cosr {",
        " learning {",
        "  lerning-rate = 1e-3 } }");
  }

  @Test
  void aNameWithoutNeighboursListsTheSections() {
    refused(
        "--set zzzzzzzz=1: unknown setting 'zzzzzzzz'; sections are run, tasks, student, model, warm-up, "
            + "sampling, learning, replay, curriculum, verification, checkpoints, exams, engine, node, journal",
        "zzzzzzzz=1");
  }

  @Test
  void aWrongTypeSaysWhatIsWantedAndWhatWasGiven() throws IOException {
    refused(
        "--set tasks.levels=three: tasks.levels must be a whole number, not the text \"three\"",
        "tasks.levels=three");
    refused(
        "--set tasks.levels=2.5: tasks.levels must be a whole number, not 2.5", "tasks.levels=2.5");
    refused(
        "--set run.rounds=99999999999: run.rounds must be a whole number of at most 2147483647, not 99999999999",
        "run.rounds=99999999999");
    refused(
        "--set learning.beta1=true: learning.beta1 must be a number, not true",
        "learning.beta1=true");
    refused(
        "--set tasks.families=add: tasks.families must be a list such as [add, sort], not the text \"add\"",
        "tasks.families=add");
    refused("--set tasks.families=[1]: tasks.families must be a name, not 1", "tasks.families=[1]");
    refused(
        "--set tasks=3: tasks is a section (families, levels, dataset, with-families, skip-bad, context, columns, pinned), not 3",
        "tasks=3");
    refusedFile("FILE:1: run.seed must be a whole number, not a section", "run.seed { a = 1 }");
    refusedFile("FILE:1: run.seed must be a whole number, not null", "run.seed = null");
  }

  @Test
  void aMisspeltProfileNamesTheKnownOnes() {
    refused("--set profile=smoek: unknown profile 'smoek'; did you mean 'smoke'?", "profile=smoek");
    refused("--set profile=x: unknown profile 'x'; known are smoke", "profile=x");
  }

  @Test
  void plainTextOfAnOverrideNeedsNoQuotes() {
    assertThat(with("engine.device=gpu:0").engine().device()).isEqualTo("gpu:0");
    assertThat(with("student.model=/data/a b:c#2, new//x").student().model())
        .isEqualTo("/data/a b:c#2, new//x");
    assertThat(with("learning.learning-rate=1e+0").learning().learningRate()).isEqualTo(1);
  }

  @Test
  void anOverrideWithoutValueSaysHowToWriteIt() {
    refused(
        "--set tasks.levels: write it as key=value, such as --set tasks.levels=6", "tasks.levels");
    assertThatThrownBy(() -> with("tasks.families=[add"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--set tasks.families=[add: not readable as HOCON: ");
  }

  @Test
  void aSettingWrittenInBothFormsIsRefused() throws IOException {
    refusedFile(
        "FILE:1: run.seed is set twice, with and without the leading cosr.",
        "run.seed = 1",
        "cosr.run.seed = 2");
  }

  @Test
  void anUnreadableFileIsOneLine() throws IOException {
    Path missing = folder.resolve("none.conf");
    assertThatThrownBy(() -> SettingsLoader.load(missing, List.of()))
        .hasMessage("settings file " + missing + " is not there");
    assertThatThrownBy(() -> SettingsLoader.load(folder, List.of()))
        .hasMessage(folder + " is a folder, not a settings file");
    Path broken = file("run {", "  seed = }");
    assertThatThrownBy(() -> SettingsLoader.load(broken, List.of()))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(broken + ":2: not readable as HOCON: ")
        .doesNotContain("\n");
    Path reference = file("run.seed = ${nowhere}");
    assertThatThrownBy(() -> SettingsLoader.load(reference, List.of()))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(reference + ":1: ")
        .contains("${nowhere}");
  }

  @Test
  void aNameInCamelCaseStandsForTheOneInKebabCase() {
    SettingsLoader.Loaded loaded =
        SettingsLoader.load(null, List.of("tasks.skipBad=true", "warmUp.lessonSteps=50"));
    assertThat(loaded.settings().tasks().skipBad()).isTrue();
    assertThat(loaded.settings().warmUp().lessonSteps()).isEqualTo(50);
    assertThat(loaded.origins().get("tasks.skip-bad")).isEqualTo("--set tasks.skipBad=true");
  }

  @Test
  void aTruthValueIsTrueOrFalse() {
    refused(
        "--set tasks.skip-bad=perhaps: tasks.skip-bad must be true or false, not the text \"perhaps\"",
        "tasks.skip-bad=perhaps");
  }

  @Test
  void oneSettingInBothWaysIsRefused() throws IOException {
    refusedFile(
        "FILE:3: skip-bad is set twice, as skipBad as well",
        "tasks {",
        "  skip-bad = true",
        "  skipBad = false",
        "}");
  }
}
