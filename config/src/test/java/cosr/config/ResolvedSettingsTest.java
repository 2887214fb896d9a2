package cosr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvedSettingsTest {
  private static ResolvedSettings with(String... overrides) {
    return SettingsLoader.load(null, List.of(overrides)).resolved();
  }

  @Test
  void theTextHasALineForEachSettingSortedByKey() {
    List<String> lines = SettingsLoader.defaults().text().lines().toList();
    assertThat(lines).isSorted().hasSize(SettingNames.ALL.size());
    assertThat(lines)
        .contains(
            "curriculum.policy = \"progress\"",
            "learning.epsilon = 1.0E-8",
            "model.rope-layers = []",
            "run.seed = 11",
            "tasks.families = [\"add\", \"double\", \"prefix-sum\", \"sort\", \"reverse\","
                + " \"increment\", \"keep-odd\", \"program\"]");
  }

  @Test
  void theTextReadsBackAsTheSameSettings() {
    ResolvedSettings settings = with("profile=smoke", "model.rope-layers=[0, 3]", "run.seed=-5");
    assertThat(ResolvedSettings.parse(settings.text())).isEqualTo(settings);
  }

  @Test
  void theDigestFollowsTheEffectiveValuesAlone() {
    assertThat(with("run.rounds=260", "learning.learning-rate=0.0003").digest())
        .isEqualTo(SettingsLoader.defaults().digest())
        .matches("[0-9a-f]{64}");
    assertThat(with("run.seed=12").digest()).isNotEqualTo(SettingsLoader.defaults().digest());
  }

  @Test
  void theTextOfARunFromBeforeASettingIsReadAsWhatThatRunDid() {
    String all = SettingsLoader.defaults().text();
    String old = all.replaceAll("(?m)^.*(lesson-rows|query-key-likeness|engine.device).*\\R", "");
    assertThat(old.lines().count()).isEqualTo(all.lines().count() - 3);
    assertThat(ResolvedSettings.parse(old).settings().replay().lessonRows()).isZero();
    assertThat(ResolvedSettings.parse(old).settings().model().queryKeyLikeness()).isZero();
    assertThat(ResolvedSettings.parse(old).settings().engine().device()).isEqualTo("cpu");
  }

  @Test
  void aRunFromBeforeTheFiltersSampledInChunksAndFromAllTokens() {
    String all = with("student.model=any").text();
    String old =
        all.replaceAll("(?m)^sampling.(top-k|top-p|min-p|stop|slots|prompt-tokens) .*\\R", "");
    assertThat(old.lines().count()).isEqualTo(all.lines().count() - 6);
    assertThat(ResolvedSettings.parse(old).settings().sampling())
        .isEqualTo(new Settings.Sampling(8, 8, 1.0, 64));
  }

  @Test
  void aTextOfOtherSettingsIsRefused() {
    assertThatThrownBy(() -> ResolvedSettings.parse("run.seed = 1"))
        .isInstanceOf(UserError.class)
        .hasMessage("setting 'run.lag' is missing".replace("lag", "rounds"));
    assertThatThrownBy(() -> ResolvedSettings.parse("run.sed = 1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unknown setting 'run.sed'; did you mean 'run.seed'?");
  }

  @Test
  void aDifferenceNamesTheSettingAndBothValues() {
    SettingsDiff diff =
        SettingsDiff.between(
            SettingsLoader.defaults().text(),
            with("tasks.levels=6", "curriculum.policy=zpd").text());
    assertThat(diff.sentence())
        .isEqualTo(
            "curriculum.policy was \"progress\" and is now \"zpd\"; tasks.levels was 12 and is now 6");
    assertThat(SettingsDiff.between("a = 1\n", "b = 2\n").changes())
        .containsExactly(
            new SettingsDiff.Change("a", "1", SettingsDiff.ABSENT),
            new SettingsDiff.Change("b", SettingsDiff.ABSENT, "2"));
    assertThat(SettingsDiff.between("a = 1\n", "a = 1\n").isEmpty()).isTrue();
  }
}
