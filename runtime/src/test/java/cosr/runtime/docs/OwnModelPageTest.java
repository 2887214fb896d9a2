package cosr.runtime.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.runtime.cli.BuiltClone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/your-model.md shows, from top to bottom, as one who types it in a clone does. */
@Timeout(600)
class OwnModelPageTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  /** The model that the page names. */
  private static final String FIXTURE = "actors/student/src/test/resources/fixtures/qwen2";

  /** What ends a session at the first command that fails, by its words. */
  private static final String STRICT =
      "set -uo pipefail\ntrap 'echo \"failed: $BASH_COMMAND\"; exit 1' ERR\n";

  @TempDir Path folder;

  @Test
  void everyCommandOfThePageRunsAsItIsWritten() throws Exception {
    List<String> blocks =
        BLOCK.matcher(Page.named("your-model.md").text()).results().map(b -> b.group(1)).toList();
    String all = String.join("", blocks);
    assertThat(all.lines().filter(line -> line.startsWith("./cosr")))
        .hasSizeGreaterThanOrEqualTo(11);
    Path clone = made();
    Said said = bash(clone, STRICT + all);
    assertThat(said.status()).as(said.text()).isZero();

    for (String run : List.of("whole", "adapters", "own-tasks"))
      assertThat(clone.resolve("runs").resolve(run).resolve("report.html")).exists();
    for (String out : List.of("whole-model", "first-model", "merged-model"))
      assertThat(clone.resolve(out)).isDirectoryContaining("glob:**model.safetensors");
    assertThat(clone.resolve("adapters-model/adapter_config.json")).exists();
  }

  @Test
  void aCommandThatFailsEndsTheSessionByItsWords() throws Exception {
    Said said = bash(made(), STRICT + "MODEL=nowhere\n./cosr train --set student.model=$MODEL\n");
    assertThat(said.text())
        .contains("nowhere: there is no such folder", "failed: ./cosr train --set student");
    assertThat(said.status()).isEqualTo(1);
  }

  private Path made() throws IOException {
    Path clone = BuiltClone.at(folder.resolve("clone"));
    for (String part : List.of("examples", FIXTURE)) {
      Path to = Files.createDirectories(clone.resolve(part));
      try (Stream<Path> files = Files.list(HOME.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList())
          Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return clone;
  }

  private record Said(int status, String text) {}

  private Said bash(Path clone, String script) throws IOException, InterruptedException {
    Path out = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(clone.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile());
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("COSR_NO_BUILD", "1");
    builder.environment().remove("COSR_RUNS");
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) process.destroyForcibly();
    return new Said(process.waitFor(), Files.readString(out));
  }
}
