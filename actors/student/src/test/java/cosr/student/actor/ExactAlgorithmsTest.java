package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.student.algorithm.AlgorithmPage;
import cosr.student.core.StudentEvent;
import cosr.student.engine.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every algorithm comes to the same weights however often it was cut off. */
class ExactAlgorithmsTest {
  static final List<String> TINY =
      List.of(
          "model.hidden-size=16",
          "model.layers=1",
          "model.heads=2",
          "model.key-value-heads=1",
          "model.intermediate-size=24",
          "warm-up.steps=2",
          "warm-up.lesson-steps=1",
          "warm-up.batch=16",
          "warm-up.ramp-steps=0",
          "run.rounds=4",
          "sampling.samples=4",
          "learning.learning-rate=1e-2",
          "engine.precision=fp32");

  @TempDir private Path home;

  private static Settings settings(String algorithm, String... more) {
    List<String> all = new ArrayList<>(TINY);
    all.add("learning.algorithm=" + algorithm);
    for (String each : more) if (!each.isEmpty()) all.add(each);
    return SettingsLoader.load(null, all).settings();
  }

  @ParameterizedTest
  @CsvSource({
    "cosr, replay.batch=8, learning.kl-beta=0",
    "cosr, replay.batch=8, learning.kl-beta=0.1",
    "grpo, learning.kl-beta=0.1, learning.entropy-bonus=0.01",
    "dr-grpo, learning.kl-beta=0.1, learning.longest-completion=6",
    "grpo, sampling.top-p=0.8, sampling.slots=5",
    "dapo, learning.longest-completion=6, learning.overlong-buffer=3",
    "rloo, learning.kl-beta=0.1, ''",
    "reinforce++, learning.kl-beta=0.1, learning.importance-cap=2",
    "reinforce++-baseline, learning.kl-beta=0.1, ''",
    "gspo, learning.kl-beta=0.1, ''",
    "expert-iteration, '', ''"
  })
  void aRunThatIsCutOffComesToTheSameWeights(String algorithm, String one, String other)
      throws IOException {
    Settings settings = settings(algorithm, one, other);
    List<StudentEvent> whole;
    try (Practising run = new Practising(settings, List.of(), home.resolve("whole"))) {
      whole = run.toTheEnd().updates();
    }
    assertThat(whole).hasSize(6);
    assertThat(new TreeSet<>(digests(whole))).hasSize(6);
    StudentEvent.Updated last = (StudentEvent.Updated) whole.getLast();
    assertThat(AlgorithmPage.of(algorithm).rows("Metrics of an update"))
        .containsAll(last.update().metrics().keySet());
    Path folder = home.resolve("cut");
    List<StudentEvent> journal = List.of();
    // With the batch of a round journaled and not learned; then without anything that was saved.
    for (int cut : new int[] {8, 14, 17}) {
      try (Practising run = new Practising(settings, journal, folder)) {
        journal = List.copyOf(run.until(cut).journal);
      }
      if (cut == 14) delete(folder);
    }
    try (Practising run = new Practising(settings, journal, folder)) {
      assertThat(run.toTheEnd().updates()).isEqualTo(whole);
    }
  }

  @Test
  void whereTheReferenceAloneIsGoneItIsMadeAgainAndADamagedOneIsRefused() throws IOException {
    Settings settings = settings("grpo", "learning.kl-beta=0.1");
    Path folder = home.resolve("run");
    List<StudentEvent> journal;
    List<StudentEvent> whole;
    try (Practising run = new Practising(settings, List.of(), folder)) {
      journal = List.copyOf(run.until(14).journal);
      whole = run.toTheEnd().updates();
    }
    Path file = folder.resolve("reference/reference.safetensors");
    byte[] kept = Files.readAllBytes(file);
    delete(folder.resolve("reference"));
    try (Practising run = new Practising(settings, journal, folder)) {
      assertThat(Files.readAllBytes(file)).isEqualTo(kept);
      assertThat(run.toTheEnd().updates()).isEqualTo(whole);
    }
    kept[kept.length - 1] ^= 1;
    Files.write(file, kept);
    assertThatThrownBy(() -> new Practising(settings, journal, folder).close())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("reference.safetensors has digest")
        .hasMessageContaining("remove it and resume");
  }

  /** As with a model that a user brought, whose first weights are the reference. */
  @Test
  void aRunWithoutLessonsGoesOnWithTheReferenceOfItsFirstWeights() throws IOException {
    Settings settings =
        settings(
            "grpo",
            "learning.kl-beta=0.1",
            "student.model=any",
            "warm-up.steps=0",
            "replay.batches=0");
    Path folder = home.resolve("run");
    List<StudentEvent> journal;
    List<StudentEvent> whole;
    try (Practising run = new Practising(settings, List.of(), folder)) {
      journal = List.copyOf(run.until(9).journal);
      whole = run.toTheEnd().updates();
    }
    assertThat(journal).anyMatch(StudentEvent.Updated.class::isInstance);
    try (Practising run = new Practising(settings, journal, folder)) {
      assertThat(run.toTheEnd().updates()).isEqualTo(whole);
    }
  }

  @Test
  void anUpdateSaysWhatItsAlgorithmMeasures() {
    Map<String, Double> plain = last(settings("cosr", "replay.batch=8"), "plain");
    assertThat(plain).doesNotContainKeys("kl", "reward/overlong");
    assertThat(plain.get("sampling/sampling_logp_difference/max")).isBetween(0.0, 1e-4);
    assertThat(plain.get("sampling/sampling_logp_difference/mean")).isBetween(0.0, 1e-4);
    assertThat(plain.get("sampling/importance_sampling_ratio/mean")).isBetween(0.999, 1.001);
    assertThat(plain).containsKeys("replay/loss");
    Map<String, Double> dapo =
        last(
            settings(
                "dapo",
                "learning.kl-beta=0.1",
                "learning.longest-completion=6",
                "learning.overlong-buffer=5"),
            "dapo");
    assertThat(dapo.get("kl")).isPositive();
    assertThat(dapo.get("reward/overlong")).isBetween(-1.0, -0.01);
    assertThat(dapo).doesNotContainKeys("replay/loss");
    Map<String, Double> expert = last(settings("expert-iteration"), "expert");
    assertThat(expert.get("loss")).isPositive();
    assertThat(expert).doesNotContainKeys("kl", "sampling/importance_sampling_ratio/mean");
    assertThat(expert.get("sampling/sampling_logp_difference/max")).isBetween(0.0, 1e-4);
    assertThat(last(settings("expert-iteration", "sampling.temperature=0.7"), "warm"))
        .doesNotContainKeys("sampling/sampling_logp_difference/max");
  }

  private Map<String, Double> last(Settings settings, String name) {
    try (Practising run = new Practising(settings, List.of(), home.resolve(name))) {
      StudentEvent event = run.toTheEnd().updates().getLast();
      return ((StudentEvent.Updated) event).update().metrics();
    }
  }

  private static List<String> digests(List<StudentEvent> updates) {
    return updates.stream().map(e -> ((StudentEvent.Updated) e).update().digest()).toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
