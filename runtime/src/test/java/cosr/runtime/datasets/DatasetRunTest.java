package cosr.runtime.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.InProcess;
import cosr.runtime.cli.Verbs.EvalRequest;
import cosr.runtime.cli.Verbs.TrainRequest;
import cosr.runtime.input.Cosr;
import cosr.runtime.verbs.InstalledVerbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole training on rows of one's own, some of them bad. */
@Timeout(300)
class DatasetRunTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "largest.jsonl");

  @TempDir Path folder;

  private SettingsLoader.Loaded settings(Path file) {
    return SettingsLoader.load(
        null,
        List.of(
            "tasks.dataset=\"" + file + "\"",
            "tasks.skipBad=true",
            "warm-up.steps=50",
            "warm-up.batch=32",
            "warm-up.ramp-steps=5",
            "run.rounds=2",
            "sampling.prompts=8",
            "replay.batch=8",
            "exams.per-cell=4"));
  }

  @Test
  void aRunLearnsFromTheRowsAndKnowsItsFileForGood() throws IOException {
    Path file = folder.resolve("largest.jsonl");
    Files.copy(EXAMPLE, file);
    Files.writeString(file, "{\"question\": \"?\"}\nno row\n", StandardOpenOption.APPEND);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    Console console = new Console(to, to, false, false, 200, 40);
    InstalledVerbs verbs = new InstalledVerbs();
    SettingsLoader.Loaded settings = verbs.pinned(settings(file));
    verbs.prove(settings);
    assertThat(verbs.train(new TrainRequest(settings, folder, "own", false), console))
        .as(said::toString)
        .isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("dataset " + file + ": ", " held out; bad rows left out: 2")
        .containsPattern("task +largest/[12] +Which is the largest of ")
        .contains("largest before ");
    assertThat(Files.readAllLines(folder.resolve("own").resolve("metrics.jsonl"))).hasSize(3);

    JsonNode shown = Cosr.json(InProcess.cosr("show", folder.resolve("own"), "--json").out());
    assertThat(shown.toString()).contains("largest/1").contains(settings.resolved().digest());
    assertThat(settings.resolved().text())
        .contains("tasks.pinned.left-out = [301, 302]")
        .contains(settings.settings().tasks().pinned().sha256());
    EvalRequest eval = new EvalRequest(folder.resolve("own"), OptionalInt.empty(), true);
    assertThat(verbs.eval(eval, console)).isZero();

    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> verbs.eval(eval, console))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "tasks.dataset: " + file + " is not the file that the run was made with");
  }
}
