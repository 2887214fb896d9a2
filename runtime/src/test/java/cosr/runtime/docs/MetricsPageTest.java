package cosr.runtime.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.SettingsLoader;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Verbs.TrainRequest;
import cosr.runtime.verbs.InstalledVerbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class MetricsPageTest {
  private static final List<String> TINY =
      List.of(
          "tasks.families=[sort]",
          "tasks.levels=2",
          "warm-up.steps=50",
          "warm-up.batch=32",
          "warm-up.ramp-steps=5",
          "run.rounds=2",
          "sampling.prompts=8",
          "replay.batch=8",
          "exams.per-cell=2");

  @TempDir Path folder;

  @Test
  void everyKeyOfARunIsExplained() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    Console console = new Console(to, to, false, false, 100, 40);
    SettingsLoader.Loaded settings = SettingsLoader.load(null, TINY);
    TrainRequest request = new TrainRequest(settings, folder, "tiny", false);
    assertThat(new InstalledVerbs().train(request, console)).as(said::toString).isZero();
    TreeSet<String> keys = new TreeSet<>();
    List<String> lines = Files.readAllLines(folder.resolve("tiny").resolve("metrics.jsonl"));
    for (String line : lines)
      new ObjectMapper().readTree(line).fieldNames().forEachRemaining(keys::add);
    assertThat(lines).hasSize(3);
    assertThat(keys).contains("reward", "eval/heldout_mean", "curator/mean_p", "journal/share");
    assertThat(Page.named("metrics.md").column(1)).doesNotHaveDuplicates().containsAll(keys);
  }
}
