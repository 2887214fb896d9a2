package cosr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmSettingsTest {
  @TempDir private Path folder;

  private static Settings with(String... overrides) {
    return SettingsLoader.load(null, List.of(overrides)).settings();
  }

  @ParameterizedTest
  @CsvSource({
    "cosr, 0.2, 0.28, 0, 0, 3",
    "grpo, 0.2, 0.2, 0, 0, 0",
    "dr-grpo, 0.2, 0.28, 0, 128, 0",
    "dapo, 0.2, 0.28, 0, 0, 0",
    "rloo, 0.2, 0.28, 2, 0, 0",
    "reinforce++, 0.2, 0.2, 0, 0, 0",
    "reinforce++-baseline, 0.2, 0.2, 0, 0, 0",
    "gspo, 0.0003, 0.0004, 0, 0, 0",
    "expert-iteration, 0.2, 0.28, 0, 0, 0"
  })
  void anAlgorithmThatIsNamedBringsItsOwnValues(
      String name, double low, double high, double cap, int longest, int replays) {
    Settings s = with("profile=smoke", "learning.algorithm=" + name);
    Settings.Learning l = s.learning();
    assertThat(l.algorithm()).isEqualTo(name);
    assertThat(List.of(l.clipLow(), l.clipHigh(), l.importanceCap()))
        .isEqualTo(List.of(low, high, cap));
    assertThat(l.longestCompletion()).isEqualTo(longest);
    assertThat(s.replay().batches()).isEqualTo(name.equals("cosr") ? 1 : replays);
    ResolvedSettings resolved = ResolvedSettings.of(s);
    assertThat(ResolvedSettings.parse(resolved.text())).isEqualTo(resolved);
  }

  @Test
  void whatIsWrittenWinsOverThem() throws IOException {
    Path file = folder.resolve("my.conf");
    Files.writeString(file, "learning { algorithm = \"reinforce++\", clip-high = 0.3 }");
    SettingsLoader.Loaded loaded = SettingsLoader.load(file, List.of("replay.batches=2"));
    assertThat(loaded.settings().learning().clipHigh()).isEqualTo(0.3);
    assertThat(loaded.settings().replay().batches()).isEqualTo(2);
    assertThat(
            SettingsLoader.load(null, List.of("learning.algorithm=gspo"))
                .origins()
                .get("learning.clip-low"))
        .isEqualTo("algorithm gspo");
  }

  @Test
  void aRunKeepsItsValuesWhereItsAlgorithmIsNamedAgain() {
    ResolvedSettings run =
        SettingsLoader.load(null, List.of("learning.algorithm=gspo", "learning.clip-low=0.1"))
            .resolved();
    assertThat(SettingsLoader.over(run, List.of("learning.algorithm=gspo")).resolved())
        .isEqualTo(run);
    assertThat(SettingsLoader.over(run, List.of()).resolved()).isEqualTo(run);
    ResolvedSettings plain = SettingsLoader.defaults();
    assertThat(
            SettingsLoader.over(plain, List.of("learning.algorithm=expert-iteration"))
                .settings()
                .replay()
                .batches())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cosr | overlong-buffer=4",
        "cosr | longest-completion=64",
        "dr-grpo | overlong-buffer=4",
        "rloo | clip-low=0.2",
        "rloo | clip-high=0.28",
        "gspo | importance-cap=2",
        "reinforce++ | longest-completion=64",
        "expert-iteration | kl-beta=0.1",
        "expert-iteration | entropy-bonus=0.1",
        "expert-iteration | clip-high=0.28",
        "expert-iteration | importance-cap=2",
      })
  void aSettingThatTheAlgorithmWouldIgnoreIsRefused(String name, String written) {
    String key = "learning." + written.substring(0, written.indexOf('='));
    assertThatThrownBy(() -> with("learning.algorithm=" + name, "learning." + written))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--set learning.%s: %s is nothing that %s looks at: leave it out, or choose another learning.algorithm",
            written, key, name);
  }

  @Test
  void noneOfThemIsTakenForSet() {
    with(
        "learning.algorithm=expert-iteration",
        "learning.kl-beta=0",
        "learning.overlong-buffer=0",
        "learning.importance-cap=0");
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefused() {
    refused(
        "--set learning.algorithm=grp: unknown algorithm 'grp'; did you mean 'grpo'?",
        "learning.algorithm=grp");
    refused(
        "--set learning.clip-low=0.1: learning.clip-low is not looked at with"
            + " learning.importance-cap, which takes its place: leave one of them out",
        "learning.importance-cap=2",
        "learning.clip-low=0.1");
    refused(
        "--set learning.importance-cap=0.5: learning.importance-cap must be from 1 to 1000, not 0.5",
        "learning.importance-cap=0.5");
    refused(
        "--set learning.importance-cap=0: rloo has no ratio that is clipped:"
            + " learning.importance-cap must be at least 1",
        "learning.algorithm=rloo",
        "learning.importance-cap=0");
    refused(
        "--set learning.longest-completion=0: dr-grpo divides by learning.longest-completion:"
            + " it must be at least 1",
        "learning.algorithm=dr-grpo",
        "learning.longest-completion=0");
    refused(
        "--set learning.overlong-buffer=8: learning.overlong-buffer (8) must be below"
            + " learning.longest-completion (0)",
        "learning.algorithm=dapo",
        "learning.overlong-buffer=8");
    refused(
        "--set learning.longest-completion=9: learning.longest-completion is where the penalty for"
            + " length is whole, and there is none: set learning.overlong-buffer as well",
        "learning.algorithm=dapo",
        "learning.longest-completion=9");
    refused(
        "--set replay.batch=9: replay.batch is nothing that grpo looks at without replay.batches:"
            + " set that as well, or leave it out",
        "learning.algorithm=grpo",
        "replay.batch=9");
    with("learning.algorithm=grpo", "replay.batches=1", "replay.batch=9");
    refused(
        "--set learning.kl-beta=-1: learning.kl-beta must be from 0 to 1000, not -1.0",
        "learning.kl-beta=-1");
  }

  private static void refused(String message, String... overrides) {
    assertThatThrownBy(() -> with(overrides)).isInstanceOf(UserError.class).hasMessage(message);
  }

  @Test
  void aRunFromBeforeThereWasAChoiceLearnedAsTheDefaultDoes() {
    String all = SettingsLoader.defaults().text();
    String old =
        all.replaceAll(
            "(?m)^learning\\.(algorithm|kl-beta|entropy-bonus|importance-cap|longest-completion|overlong-buffer) .*\\R",
            "");
    assertThat(old.lines().count()).isEqualTo(all.lines().count() - 6);
    assertThat(ResolvedSettings.parse(old)).isEqualTo(SettingsLoader.defaults());
  }
}
