package cosr.runtime.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.UserError;
import cosr.runtime.input.Cosr;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CheckProjectTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  private record Ended(int status, String out) {}

  private Ended run(List<String> command, String stdin) throws Exception {
    File errors = folder.resolve("errors").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    builder.environment().put("COSR_CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("COSR_PLUGINS", folder.resolve("plugins").toString());
    Process process = builder.start();
    process.getOutputStream().write(stdin.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  private Ended cosr(String stdin, String... args) throws Exception {
    String classes =
        System.getProperty("java.class.path") + ":" + folder.resolve("plugins/same-words.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes, "cosr.runtime.cli.Main"));
    command.addAll(List.of(args));
    return run(command, stdin);
  }

  @Test
  void theScaffoldBuildsAndItsCheckDecides() throws Exception {
    Path project = new CheckProject("same-words", HOME).write(folder);
    Ended built = run(List.of(project.resolve("build").toString()), "");
    assertThat(built.out())
        .contains("same-words keeps the contract: 4 examples, ")
        .contains("plugins/same-words.jar is there");
    assertThat(built.status()).isZero();

    String task = project.resolve("task.json").toString();
    Ended right =
        cosr("Blue green red\n", "verify", "--kind", "same-words", "--task", task, "--json");
    assertThat(right.status()).as(Files.readString(folder.resolve("errors"))).isZero();
    JsonNode verdict = Cosr.json(right.out());
    assertThat(verdict.get("outcome").asText()).isEqualTo("correct");

    Path rows = folder.resolve("rows.jsonl");
    Files.writeString(rows, "{\"ask\": \"colours\", \"words\": \"red green\"}\n");
    Ended checked =
        cosr(
            "",
            "tasks",
            "check",
            rows.toString(),
            "--set=tasks.columns.prompt=ask",
            "--set=tasks.columns.answer=words",
            "--set=tasks.columns.check=same-words");
    assertThat(checked.out()).contains("1: same-words 1");
    assertThat(checked.status()).isZero();
  }

  @Test
  void aCheckThatDoesNotKeepTheContractIsNotBuilt() throws Exception {
    Path project = new CheckProject("same-words", HOME).write(folder);
    Path source = project.resolve("src/own/SameWordsCheck.java");
    Files.writeString(
        source, Files.readString(source).replace("budget.spend(1 + answer.length());", ""));
    Ended built = run(List.of(project.resolve("build").toString()), "");
    assertThat(built.status()).isEqualTo(1);
    assertThat(built.out()).contains("same-words: with no step left ");
    assertThat(folder.resolve("plugins/same-words.jar")).doesNotExist();
  }

  @Test
  void aNameThatIsNoneAndAFolderThatIsThereAreRefused() throws IOException {
    assertThatThrownBy(() -> new CheckProject("Same Words", HOME))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "'Same Words' is no name of a check: small letters, digits and hyphens, such as same-words");
    CheckProject project = new CheckProject("same-words", HOME);
    project.write(folder);
    assertThatThrownBy(() -> project.write(folder)).hasMessageEndingWith("choose another name");
  }
}
