package cosr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.bench.journal.JournalCommand;
import cosr.bench.memory.MemoryCommand;
import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TemporaryFolderTest {
  private static final String HOME = "cosr.home";

  @TempDir Path folder;
  private String before = "";

  /** A launcher that notes down where it is told to make runs, and fails. */
  @BeforeEach
  void launcher() throws Exception {
    before = System.getProperty(HOME, "");
    Path home = Files.createDirectory(folder.resolve("home"));
    Path launcher = home.resolve("cosr");
    Files.writeString(launcher, "#!/bin/sh\necho \"$COSR_RUNS\" >> \"$0.told\"\nexit 3\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void restore() {
    if (before.isEmpty()) System.clearProperty(HOME);
    else System.setProperty(HOME, before);
  }

  @Test
  void theTrainingsOfJournalAndMemoryAreOnTheDiskThatRunsNamesAndGoWhenTheyEnd() throws Exception {
    Main.Scene scene =
        new Main.Scene(
            Console.system(),
            () -> {
              throw new IllegalStateException("no verb is called");
            });
    Path runs = folder.resolve("disk/runs");
    for (Verb bench : List.of(new JournalCommand(scene), new MemoryCommand(scene))) {
      new CommandLine(bench).parseArgs("--runs", runs.toString());
      assertThatThrownBy(bench::call)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("the training ended with status 3");
    }
    List<String> told = Files.readAllLines(folder.resolve("home/cosr.told"));
    assertThat(told).hasSize(2).allMatch(in -> in.startsWith(runs + "/.cosr-bench-"));
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void withoutTheOptionItIsInTheSystemsFolderForTemporaryFiles() {
    Path made = TemporaryFolder.make(Optional.empty());
    assertThat(made.getParent()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
    TemporaryFolder.remove(made);
    assertThat(made).doesNotExist();
  }

  @Test
  void whereNoFolderCanBeMadeTheOptionIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> TemporaryFolder.make(Optional.of(file.resolve("runs"))))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(file + "/runs", "--runs");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(2);
    }
  }
}
