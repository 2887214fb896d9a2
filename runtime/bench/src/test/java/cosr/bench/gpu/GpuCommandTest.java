package cosr.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Main;
import cosr.student.engine.djl.Gpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The script that verifies a GPU, on the processor and with a tiny model. */
class GpuCommandTest {
  private static final Path SCRIPT = Path.of("src/main/python/gpu.py");

  @TempDir private Path home;

  private static String call(int status, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.Scene scene =
        new Main.Scene(
            new Console(print, print, false, false, 100, 24),
            () -> {
              throw new IllegalStateException("no verb is called");
            });
    GpuCommand command = new GpuCommand(scene);
    new CommandLine(command).parseArgs(arguments);
    assertThat(command.call()).isEqualTo(status);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theProcessorGivesItsOwnNumbersAndASpeed() throws IOException {
    String line = call(Exit.OK, "--device", "cpu", "--sizes", "tiny", "--seconds", "0.1", "--json");
    JsonNode values = new ObjectMapper().readTree(line);
    assertThat(values.path("checks")).hasSize(5);
    for (JsonNode check : values.path("checks"))
      assertThat(check.path("worst").asDouble()).as(check.toString()).isZero();
    JsonNode speed = values.path("speeds").path(0);
    assertThat(speed.path("parameters").asLong()).isEqualTo(Size.TINY.shape().parameters());
    assertThat(speed.path("learnedTokensPerSecond").asDouble()).isPositive();
    assertThat(speed.path("sampledTokensPerSecond").asDouble()).isPositive();
    assertThat(speed.path("shareOfFastestProduct").asDouble()).isBetween(0.0, 1.5);
    assertThat(speed.path("bytes").asLong()).isGreaterThan(100_000_000);
  }

  @Test
  void theSizesAreThoseOfQwen() {
    assertThat(Size.SMALL.shape().parameters()).isEqualTo(494_032_768);
    assertThat(Size.LARGE.shape().parameters()).isEqualTo(1_543_714_304);
    assertThatThrownBy(() -> call(Exit.OK, "--device", "cpu", "--sizes", "7b"))
        .isInstanceOf(UserError.class)
        .hasMessage("--sizes 7b: there are tiny, 0.5b and 1.5b");
  }

  @Test
  void aGpuThatIsNotThereIsRefused() {
    assumeTrue(Gpus.look().gpus().isEmpty(), "there is a GPU");
    assertThatThrownBy(() -> call(Exit.OK, "--device", "gpu:0"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("engine.device: there is no gpu:0 here: ");
  }

  @Test
  void packedProgramsMakeNoTensorInTheProcessorsMemory() throws Exception {
    assertThat(call(Exit.OK, "--pack", home.resolve("pack").toString()))
        .contains("calls and the programs of all sizes are in");
    List<Path> programs;
    try (Stream<Path> files = Files.walk(home)) {
      programs = files.filter(f -> f.toString().endsWith(".pt")).toList();
    }
    assertThat(programs).hasSize(12);
    for (Path program : programs) {
      try (ZipFile zip = new ZipFile(program.toFile())) {
        String code =
            new String(
                zip.getInputStream(zip.getEntry("archive/code/__torch__.py")).readAllBytes(),
                StandardCharsets.UTF_8);
        // Made of nothing, a tensor would lie in the processor's memory.
        assertThat(code).doesNotContainPattern("torch[.](zeros|ones|full|empty|rand|eye)[(]");
        assertThat(code).doesNotContainPattern("torch[.]arange[(](?![^\\n]*device=ops[.]prim)");
      }
    }
  }

  /** With COSR_TORCH_PYTHON=PYTHON, or where python3 has PyTorch. */
  @Test
  @Tag("long")
  void packedProgramsRunOnTheirArgumentsDeviceInAPyTorchWithoutJava() throws Exception {
    call(Exit.OK, "--pack", home.resolve("pack").toString());
    List<String> python = torch();
    assumeTrue(!python.isEmpty(), "no python3 with PyTorch (or COSR_TORCH_PYTHON)");
    List<String> command = new ArrayList<>(python);
    command.addAll(
        List.of(
            SCRIPT.toString(),
            "check",
            home.resolve("pack").toString(),
            "--device",
            "simulated",
            "--calls",
            "^fp64(-adapters)?/"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("fp64/gradients", "fp64-adapters/gradients", "calls on simulated, 0 differ");
  }

  private static List<String> torch() throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("COSR_TORCH_PYTHON", "python3");
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 ? List.of(python) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
