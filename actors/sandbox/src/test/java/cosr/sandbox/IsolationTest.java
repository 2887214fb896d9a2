package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {
  @TempDir private Path slash;

  @Test
  void whatIsMissingIsNamedWithTheCommandThatBringsIt() throws Exception {
    program("usr/bin/python3");
    assertThat(Isolation.look(slash).refusal())
        .contains("/usr/bin/bwrap is missing: apt-get install bubblewrap");
    Files.delete(slash.resolve("usr/bin/python3"));
    assertThat(Isolation.look(slash).refusal())
        .contains(
            "/usr/bin/bwrap, /usr/bin/python3 are missing: apt-get install bubblewrap python3");
  }

  @Test
  void rootGivesEachSandboxAUserOfItsOwnWhereTheRangeAllows() throws Exception {
    status("0");
    uidMap("0 0 4294967295");
    Isolation all = Isolation.look(slash);
    assertThat(all.ownUsers()).isTrue();
    assertThat(all.asUser(3)).contains("--reuid=" + (all.firstUser() + 3));
    uidMap("0 100000 65536");
    assertThat(Isolation.look(slash).asUser(3)).contains("--reuid=65534");
    status("1000");
    assertThat(Isolation.look(slash).asUser(3)).isEmpty();
  }

  private void status(String user) throws Exception {
    Files.createDirectories(slash.resolve("proc/self"));
    Files.writeString(slash.resolve("proc/self/status"), "Name:\tx\nUid:\t" + user + "\t0\n");
  }

  private void uidMap(String map) throws Exception {
    Files.writeString(slash.resolve("proc/self/uid_map"), "         " + map + "\n");
  }

  private void program(String path) throws Exception {
    Path file = slash.resolve(path);
    Files.createDirectories(file.getParent());
    assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
  }
}
