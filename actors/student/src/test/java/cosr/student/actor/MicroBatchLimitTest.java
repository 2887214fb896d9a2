package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.student.core.StudentEvent;
import cosr.student.core.StudentEvent.MicroBatchHalved;
import cosr.student.core.StudentEvent.Updated;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an update whose gradients do not fit into memory. */
class MicroBatchLimitTest {
  private static final IntUnaryOperator PLENTY = step -> 100_000;

  /** Room that shrinks within the third update, after its policy step, and again later. */
  private static final IntUnaryOperator SHRINKING = step -> step < 3 ? 1000 : step < 6 ? 120 : 60;

  @TempDir private Path home;

  private static Settings settings(String... more) {
    List<String> all = new ArrayList<>(ExactAlgorithmsTest.TINY);
    all.addAll(List.of("learning.algorithm=cosr", "replay.batch=16", "replay.batches=2"));
    all.addAll(List.of(more));
    return SettingsLoader.load(null, all).settings();
  }

  private Practising run(String folder, List<StudentEvent> journal, IntUnaryOperator room) {
    return new Practising(
        settings(), journal, home.resolve(folder), engine -> new TightEngine(engine, room));
  }

  private static List<MicroBatchHalved> halvings(List<StudentEvent> journal) {
    return journal.stream()
        .filter(MicroBatchHalved.class::isInstance)
        .map(MicroBatchHalved.class::cast)
        .toList();
  }

  private static List<String> digests(List<StudentEvent> updates) {
    return updates.stream().map(e -> ((Updated) e).update().digest()).toList();
  }

  @Test
  void aStepThatDoesNotFitIsTakenInSmallerMicroBatchesWhichTheJournalRecords() {
    List<StudentEvent> roomy;
    try (Practising run = run("roomy", List.of(), PLENTY)) {
      roomy = run.toTheEnd().journal;
    }
    assertThat(halvings(roomy)).isEmpty();
    List<StudentEvent> tight;
    try (Practising run = run("tight", List.of(), SHRINKING)) {
      tight = run.toTheEnd().journal;
    }
    List<MicroBatchHalved> halvings = halvings(tight);
    assertThat(halvings).hasSizeGreaterThan(1);
    assertThat(halvings.getFirst().version()).isEqualTo(3);
    assertThat(halvings.getFirst().step()).isEqualTo(1);
    int before = 4096;
    for (MicroBatchHalved each : halvings) {
      assertThat(each.tokens()).isLessThan(before);
      before = each.tokens();
      assertThat(tight.get(tight.indexOf(each) + 1)).isInstanceOf(Updated.class);
      assertThat(((Updated) tight.get(tight.indexOf(each) + 1)).key()).isEqualTo(each.key());
    }
  }

  @Test
  void whatIsMadeAgainTakesTheMicroBatchesThatTheJournalRecords() throws IOException {
    List<StudentEvent> whole;
    try (Practising run = run("whole", List.of(), SHRINKING)) {
      whole = run.toTheEnd().journal;
    }
    // With room again, and nothing that was saved: up to the last that was halved, and the rest.
    int cut = whole.indexOf(halvings(whole).getLast()) + 2;
    List<StudentEvent> journal = List.copyOf(whole.subList(0, cut));
    try (Practising run = run("cut", journal, PLENTY)) {
      List<String> again = digests(run.toTheEnd().updates());
      List<StudentEvent> updates = whole.stream().filter(Updated.class::isInstance).toList();
      assertThat(again).isEqualTo(digests(updates));
    }
    // Without the record the same steps give other weights: rounding follows the micro-batches.
    List<StudentEvent> silent =
        journal.stream().filter(e -> !(e instanceof MicroBatchHalved)).toList();
    delete(home.resolve("cut"));
    assertThatThrownBy(() -> run("cut", silent, PLENTY).close())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("was made again and came out with other weights");
  }

  @Test
  void whatFittedOnceAndDoesNotAnyMoreStopsTheResume() throws IOException {
    List<StudentEvent> journal;
    try (Practising run = run("run", List.of(), PLENTY)) {
      journal = List.copyOf(run.toTheEnd().journal);
    }
    delete(home.resolve("run"));
    assertThatThrownBy(() -> run("run", journal, step -> 50).close())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("update 1 was made in micro-batches of at most 4096 tokens")
        .hasMessageContaining("free some and resume");
  }

  @Test
  void aRowThatDoesNotFitAloneStopsTheRunAndLosesNothing() {
    List<StudentEvent> journal;
    try (Practising run = run("run", List.of(), step -> step < 2 ? 100_000 : 4)) {
      assertThatThrownBy(run::toTheEnd)
          .isInstanceOf(MemoryException.class)
          .hasMessageContaining("tokens does not fit into memory while learning")
          .hasMessageContaining("nothing is lost")
          .hasMessageContaining("student.context");
      journal = List.copyOf(run.journal);
    }
    assertThat(halvings(journal)).isEmpty();
    List<StudentEvent> whole;
    try (Practising run = run("whole", List.of(), PLENTY)) {
      whole = run.toTheEnd().updates();
    }
    try (Practising run = run("run", journal, PLENTY)) {
      assertThat(run.toTheEnd().updates()).isEqualTo(whole);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
