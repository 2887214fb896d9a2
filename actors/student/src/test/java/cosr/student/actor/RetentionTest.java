package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final int LESSONS = 10;

  @TempDir Path folder;

  @Test
  void checkpointsAreDueAfterSoManyLessonsAfterTheLastOneAndAfterSoManyRounds() {
    Retention retention = retention(2, 0);
    assertThat(IntStream.rangeClosed(1, LESSONS + 12).filter(retention::due))
        .containsExactly(4, 8, LESSONS, LESSONS + 5, LESSONS + 10);
  }

  @Test
  void theNewestStayAndEachRoundThatIsAMultiple() throws IOException {
    List<CheckpointSaved> saved = new ArrayList<>();
    for (int version : new int[] {8, 10, 15, 20, 25, 30, 35, 40}) saved.add(save(version));
    retention(2, 10).prune(folder, saved);
    assertThat(left()).containsExactly("v20", "v30", "v35", "v40");
    retention(2, 0).prune(folder, saved);
    assertThat(left()).containsExactly("v35", "v40");
    assertThat(folder.resolve("v40/cosr/optimizer.safetensors")).isRegularFile();
  }

  @Test
  void aFolderThatAnEventToBeKeptNamesStaysThoughAnOlderEventNamesItToo() throws IOException {
    List<CheckpointSaved> saved = new ArrayList<>();
    for (int version : new int[] {15, 20, 25, 25, 25}) saved.add(save(version));
    retention(1, 0).prune(folder, saved);
    assertThat(left()).containsExactly("v25");
    saved.add(save(20));
    saved.add(save(25));
    retention(2, 0).prune(folder, saved);
    assertThat(left()).containsExactly("v20", "v25");
  }

  @Test
  void whatIsGoneAlreadyAndWhatIsNoCheckpointIsLeftAlone() throws IOException {
    List<CheckpointSaved> saved = List.of(new CheckpointSaved(15, "v15", "", ""), save(20));
    Files.createDirectory(folder.resolve("mine"));
    retention(1, 0).prune(folder, saved);
    assertThat(left()).containsExactly("mine", "v20");
  }

  private static Retention retention(int keepLast, int keepEvery) {
    return new Retention(
        SettingsLoader.load(
                null,
                List.of(
                    "warm-up.steps=" + 25 * LESSONS,
                    "warm-up.lesson-steps=25",
                    "checkpoints.every-lessons=4",
                    "checkpoints.every-rounds=5",
                    "checkpoints.keep-last=" + keepLast,
                    "checkpoints.keep-every=" + keepEvery))
            .resolved()
            .settings());
  }

  private CheckpointSaved save(int version) throws IOException {
    String name = "v" + version;
    Files.createDirectories(folder.resolve(name).resolve("cosr"));
    Files.writeString(folder.resolve(name).resolve("cosr/optimizer.safetensors"), name);
    return new CheckpointSaved(version, name, "weights", "optimizer");
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
