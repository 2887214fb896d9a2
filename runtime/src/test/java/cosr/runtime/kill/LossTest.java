package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.runtime.node.RunFolder;
import cosr.student.core.StudentEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed after update 13, with checkpoints 12 and 10, and then lost a part. */
class LossTest {
  private static final int LAG = 1;

  @TempDir static Path folder;

  @BeforeAll
  static void aRunIsKilled() {
    RunProcess.train(folder.resolve("run"), LAG, "after-persist.student.updated:13")
        .endsWith(RunProcess.KILLED);
  }

  @Test
  void withoutTheNewestCheckpointAnOlderOneIsTakenAndTheRestLearnedAgainFromTheJournal()
      throws IOException {
    Path run = copy("newest-lost");
    delete(run.resolve("checkpoints/v000012"));
    RunProcess.resume(run, "").endsWith(0);
    Proof.sameWeights(Whole.of(LAG), Told.of(run));
    assertThat(recovered(run)).containsExactly(new StudentEvent.Recovered(10, 3, 13));
  }

  @Test
  void withoutAnyCheckpointTheWeightsAreMadeAgainFromTheJournalAndTheCountOfRepeatedWorkShowsIt()
      throws IOException {
    Path run = copy("all-lost");
    delete(run.resolve("checkpoints"));
    RunProcess.resume(run, "").endsWith(0);
    Proof.sameWeights(Whole.of(LAG), Told.of(run));
    assertThat(recovered(run)).containsExactly(new StudentEvent.Recovered(0, 13, 13));
    assertThatThrownBy(() -> Proof.onlyWhatWasNeededWasRedone(Told.of(run)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("redone since the newest checkpoint");
  }

  @Test
  void withoutTheJournalResumeRefusesAndNamesIt() throws IOException {
    Path run = copy("journal-lost");
    for (String ending : List.of("", "-wal", "-shm"))
      Files.deleteIfExists(run.resolve("journal.db" + ending));
    RunProcess process = RunProcess.resume(run, "").endsWith(2);
    assertThat(process.err().lines()).singleElement().asString().contains("journal.db", "missing");
    assertThat(new RunFolder(run).journal()).doesNotExist();
  }

  @Test
  void aCheckpointWithOneChangedByteIsRefusedByNameAndWithoutItTheRunGoesOn() throws IOException {
    Path run = copy("changed");
    Path checkpoint = run.resolve("checkpoints/v000012");
    Path weights = checkpoint.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 3] ^= 1;
    Files.write(weights, bytes);

    RunProcess process = RunProcess.resume(run, "").endsWith(2);
    assertThat(process.err().lines())
        .singleElement()
        .asString()
        .contains(checkpoint.toString(), "model.safetensors", "remove it", "resume");

    delete(checkpoint);
    RunProcess.resume(run, "").endsWith(0);
    Proof.sameWeights(Whole.of(LAG), Told.of(run));
    assertThat(recovered(run)).containsExactly(new StudentEvent.Recovered(10, 3, 13));
  }

  @Test
  void aCopyUnderAnotherNameGoesOnToTheSameWeights() throws IOException {
    Path run = copy("another-name");
    RunProcess.resume(run, "").endsWith(0);
    Proof.sameWeights(Whole.of(LAG), Told.of(run));
    assertThat(recovered(run)).containsExactly(new StudentEvent.Recovered(12, 1, 13));
  }

  private static List<StudentEvent.Recovered> recovered(Path run) {
    return Told.of(run).all(StudentEvent.Recovered.class);
  }

  /** A copy of the killed run. */
  private static Path copy(String into) throws IOException {
    Path from = folder.resolve("run");
    Path to = folder.resolve(into);
    try (Stream<Path> inside = Files.walk(from)) {
      for (Path p : inside.toList()) {
        Path target = to.resolve(from.relativize(p).toString());
        Files.createDirectories(target.getParent());
        Files.copy(p, target);
      }
    }
    return to;
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path p : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
    }
  }
}
