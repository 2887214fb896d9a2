package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNamesTest {
  @TempDir Path folder;

  @Test
  void aNameIsReadableEndsWithTheSeedAndIsFree() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < 50; i++) {
      String name = RunNames.choose(folder, 11);
      assertThat(name).matches("[a-z]+-[a-z]+-11");
      assertThat(names.add(name)).isTrue();
      Files.createDirectory(folder.resolve(name));
    }
    assertThat(RunNames.check(folder, RunNames.choose(folder, -3))).endsWith("-m3");
  }

  @Test
  void aChosenNameMustBeFreeAndPlain() throws IOException {
    Files.createDirectory(folder.resolve("mine"));
    assertThatThrownBy(() -> RunNames.check(folder, "mine"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--name mine: %s is there already; ./cosr resume mine --runs %s goes on with it",
            folder.resolve("mine"), folder);
    for (String bad : new String[] {"", ".", "..", "../x", "a b", "-x", "a/b", "é", "x".repeat(65)})
      assertThatThrownBy(() -> RunNames.check(folder, bad)).isInstanceOf(UserError.class);
    assertThat(RunNames.check(folder, "Mine_2.b-c")).isEqualTo("Mine_2.b-c");
  }

  @Test
  void aRunIsFoundByNameOrByItsFolder() throws IOException {
    Path run = Files.createDirectory(folder.resolve("brave-otter-11"));
    assertThat(RunFolders.find(folder, "brave-otter-11")).isEqualTo(run);
    assertThat(RunFolders.find(Path.of("elsewhere"), run.toString())).isEqualTo(run);
    assertThat(RunFolders.find(folder, "brave-otter-11/")).isEqualTo(run);
    assertThat(RunFolders.find(Path.of("elsewhere"), run + "//")).isEqualTo(run);
  }

  @Test
  void aCommandNamesARunSoThatItFindsItAgain() throws IOException {
    Path run = Files.createDirectory(folder.resolve("brave-otter-11"));
    Path other = Files.createDirectories(folder.resolve("my runs/it's"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    assertThat(RunFolders.words(run, folder)).isEqualTo("brave-otter-11");
    assertThat(RunFolders.words(run, link)).isEqualTo("brave-otter-11");
    assertThat(RunFolders.words(run, folder.resolve("runs")))
        .isEqualTo("brave-otter-11 --runs " + folder);
    assertThat(RunFolders.words(other, folder))
        .isEqualTo("'it'\\''s' --runs '" + folder + "/my runs'");
    assertThat(RunFolders.words(Path.of("here"), folder)).isEqualTo("here --runs .");
  }

  @Test
  void aRunThatIsNotThereNamesItsNeighbours() throws IOException {
    Path empty = folder.resolve("empty");
    assertThatThrownBy(() -> RunFolders.find(empty, "x"))
        .hasMessage("there is no run in %s yet; ./cosr train --runs %s makes one", empty, empty);
    Files.createDirectory(folder.resolve("brave-otter-11"));
    Files.createFile(folder.resolve("notes"));
    assertThatThrownBy(() -> RunFolders.find(folder, "brave-oter-11"))
        .hasMessage("no run 'brave-oter-11' in " + folder + "; did you mean 'brave-otter-11'?");
    assertThatThrownBy(() -> RunFolders.find(folder, "zzz"))
        .hasMessage("no run 'zzz' in %s; ./cosr runs --runs %s lists them", folder, folder);
    assertThatThrownBy(() -> RunFolders.find(folder, "notes"))
        .hasMessage(folder.resolve("notes") + " is a file, not the folder of a run");
    assertThatThrownBy(() -> RunFolders.find(folder, "no/such"))
        .hasMessage("there is no folder no/such");
  }

  @Test
  void runsLiveWhereTheOptionOrTheEnvironmentSaysOrBesideTheLauncher() {
    assertThat(RunFolders.folder(Path.of("a"), "b", "c")).isEqualTo(Path.of("a"));
    assertThat(RunFolders.folder(null, "b", "c")).isEqualTo(Path.of("b"));
    assertThat(RunFolders.folder(null, "", "c")).isEqualTo(Path.of("c/runs"));
    assertThat(RunFolders.folder(null, null, null)).isEqualTo(Path.of("runs"));
  }
}
