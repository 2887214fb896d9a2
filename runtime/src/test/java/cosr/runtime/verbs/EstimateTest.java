package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Settings SETTINGS =
      SettingsLoader.load(
              null,
              List.of(
                  "run.rounds=240",
                  "warm-up.steps=1000",
                  "sampling.prompts=64",
                  "replay.batches=4",
                  "replay.batch=192",
                  "replay.lesson-rows=32",
                  "exams.every-rounds=60"))
          .settings();
  private final Estimate estimate = new Estimate(SETTINGS);
  private long now = 1_000_000;

  private long after(double seconds) {
    return now += (long) (1000 * seconds);
  }

  private long left(int lessons, int rounds, int exams) {
    return estimate.left(lessons, rounds, exams).toSeconds();
  }

  @Test
  void whatAProcessDoesFirstWaitsForTheEngineAndIsNotCounted() {
    estimate.begun(now);
    long guessed = left(0, 0, 0);
    estimate.lesson(after(30));
    assertThat(left(0, 0, 0)).isEqualTo(guessed);
    estimate.lesson(after(2));
    long measured = left(2, 0, 0);
    estimate.begun(after(3600));
    estimate.lesson(after(30));
    assertThat(left(2, 0, 0)).isEqualTo(measured);
  }

  @Test
  void theMedianOfTheNewestCountsSoThatOneSlowRoundDoesNot() {
    estimate.begun(now);
    estimate.exam(after(9));
    for (int i = 0; i < 30; i++) estimate.round(after(50));
    for (int i = 0; i < 20; i++) estimate.round(after(i == 3 ? 90 : 0.5));
    estimate.exam(after(3));
    assertThat(left(40, 140, 3)).isEqualTo((long) (100 * 0.5 + 2 * 3));
  }

  @Test
  void duringTheWarmUpARoundIsTakenToLastTwelveToThirteenUpdates() {
    estimate.begun(now);
    for (int i = 0; i < 5; i++) estimate.lesson(after(2.5));
    double update = 2.5 / SETTINGS.warmUp().lessonSteps();
    double lessons = 35 * 2.5;
    double rounds = 240 * update;
    double exams = 5 * 20 * update;
    double probes = 20 * update;
    assertThat((double) left(5, 0, 0))
        .isBetween(lessons + 12 * rounds, lessons + 13 * rounds + exams + probes);
  }

  @Test
  void nothingIsLeftOfARunThatIsDone() {
    assertThat(left(40, 240, 5)).isZero();
  }
}
