package cosr.bench.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProofsCommandTest {
  @TempDir Path folder;

  @Test
  void answersAndDatabasesAreMeasured() throws IOException {
    JsonNode rates = new ObjectMapper().readTree(call("--seconds", "1", "--json"));
    assertThat(rates.at("/answers of the family proof/a_second").asDouble()).isGreaterThan(1_000);
    assertThat(rates.at("/the database propositional/a_cpu_second").asDouble())
        .isGreaterThan(1_000);
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.mm"), "$c wff $.\n th $p wff $= ? $.");
    assertThatThrownBy(() -> call("--seconds", "1", "--database", file.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bad.mm:2: no database: incomplete at the statement 'th'");
    assertThatThrownBy(() -> call("--seconds", "0")).hasMessage("--seconds 0 is below 1");
  }

  private static String call(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.Scene scene =
        new Main.Scene(
            new Console(print, print, false, false, 100, 24),
            () -> {
              throw new IllegalStateException("no verb is called");
            });
    ProofsCommand command = new ProofsCommand(scene);
    new CommandLine(command).parseArgs(args);
    command.call();
    return out.toString(StandardCharsets.UTF_8);
  }
}
