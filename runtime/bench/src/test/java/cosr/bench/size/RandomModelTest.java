package cosr.bench.size;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import cosr.persistence.Tail;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Verbs;
import cosr.runtime.node.RunFolder;
import cosr.runtime.view.RunView;
import cosr.student.hub.FolderDigest;
import cosr.student.hub.ModelFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that know nothing, of a shape that users have. */
class RandomModelTest {
  @TempDir private Path home;

  /** As in the processes that the measurement starts: its check may decide rows. */
  @BeforeEach
  void measure() {
    System.setProperty("cosr.bench", "true");
  }

  @AfterEach
  void end() {
    System.clearProperty("cosr.bench");
  }

  @Test
  void theLargeOnesHaveTheSizesThatTheirNamesSay() {
    assertThat(RandomModel.SMALL.shape().parameters()).isBetween(95_000_000L, 110_000_000L);
    assertThat(RandomModel.HALF.shape().parameters()).isEqualTo(494_032_768L);
    assertThat(RandomModel.LARGE.shape().parameters()).isEqualTo(1_543_714_304L);
  }

  @Test
  void theSameSeedMakesTheSameFolder() {
    RandomModel.TINY.write(home.resolve("a"), 1);
    RandomModel.TINY.write(home.resolve("b"), 1);
    RandomModel.TINY.write(home.resolve("c"), 2);
    assertThat(weights("b")).isEqualTo(weights("a")).isNotEqualTo(weights("c"));
  }

  private String weights(String name) {
    try (ModelFolder folder = ModelFolder.open(home.resolve(name))) {
      return FolderDigest.of(folder).weights();
    }
  }

  @Test
  void aboutHalfOfTheirAnswersPassSoThatEveryRoundHasAnUpdate() {
    Path model = home.resolve("model");
    RandomModel.TINY.write(model, 11);
    Path tasks = home.resolve("tasks.jsonl");
    EndedTasks.write(tasks);
    Verbs verbs = ServiceLoader.load(Verbs.class).findFirst().orElseThrow();
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Verbs.TrainRequest request =
        new Verbs.TrainRequest(
            SettingsLoader.load(null, SizeCommand.settings(model, tasks, 3)), home, "run", false);
    verbs.prove(request.settings());
    Console console = new Console(nowhere, nowhere, false, false, 100, 24);
    assertThat(verbs.train(request, console)).isEqualTo(Exit.OK);
    RunView view = new RunView();
    try (var reader = new RunFolder(request.run()).reader()) {
      new Tail(reader).poll(view::take);
    }
    assertThat(view.updates()).hasSize(3);
    double passed = 0;
    for (RunView.RoundRow round : view.rounds()) passed += round.metrics().get("reward");
    assertThat(passed / 3).isBetween(0.3, 0.7);
  }
}
