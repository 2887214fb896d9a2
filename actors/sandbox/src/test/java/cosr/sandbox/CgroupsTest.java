package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupsTest {
  private static final long MEMORY = 256L << 20;

  @TempDir private Path slash;

  @Test
  void groupsOfVersionOneAreMadeBelowTheOwnOnes() throws IOException {
    Path memory = Files.createDirectories(slash.resolve("sys/fs/cgroup/memory/mine"));
    Path pids = Files.createDirectories(slash.resolve("sys/fs/cgroup/pids"));
    own("5:memory:/mine", "4:pids:/", "1:name=systemd:/");
    List<String> words = Cgroups.look(slash, MEMORY).join(7);
    String group = words.get(4).replaceAll(".*/(cosr-[^/]*)/cgroup.procs", "$1");
    assertThat(group).endsWith("-7");
    assertThat(memory.resolve(group).resolve("memory.limit_in_bytes")).hasContent("402653184");
    assertThat(pids.resolve(group).resolve("pids.max")).hasContent("64");
    assertThat(words).hasSize(7).endsWith("--");
  }

  @Test
  void groupsOfVersionTwoAreMadeWhereTheyAreDelegated() throws IOException {
    Path mine = Files.createDirectories(slash.resolve("sys/fs/cgroup/mine"));
    own("0::/mine");
    assertThat(Cgroups.look(slash, MEMORY).join(7)).isEmpty();
    Files.createFile(mine.resolve("cgroup.subtree_control"));
    List<String> words = Cgroups.look(slash, MEMORY).join(7);
    Path group = Path.of(words.get(4)).getParent();
    assertThat(group.getParent()).isEqualTo(mine);
    assertThat(group.resolve("memory.max")).hasContent("402653184");
    assertThat(group.resolve("pids.max")).hasContent("64");
  }

  @Test
  void groupsOfANodeThatHasEndedAreRemoved() throws IOException {
    Path pids = Files.createDirectories(slash.resolve("sys/fs/cgroup/pids"));
    own("4:pids:/");
    Path dead = Files.createDirectory(pids.resolve("cosr-999999999-0-1"));
    Path alive =
        Files.createDirectory(pids.resolve("cosr-" + ProcessHandle.current().pid() + "-9-1"));
    Path other = Files.createDirectory(pids.resolve("cosr-x"));
    Cgroups.look(slash, MEMORY);
    assertThat(dead).doesNotExist();
    assertThat(alive).exists();
    assertThat(other).exists();
  }

  @Test
  void aSandboxIsInItsGroupsAndTheyGoWithIt() throws Exception {
    Cgroups here = Cgroups.look(Path.of("/"), MEMORY);
    assumeTrue(!here.join(0).isEmpty(), "this process may make no control groups");
    here.close();
    Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT);
    sandboxes.script("print(1)", "");
    String groups =
        Files.readString(Path.of("/proc/" + sandboxes.processes().getFirst() + "/cgroup"));
    sandboxes.close();
    String name = "cosr-" + ProcessHandle.current().pid();
    assertThat(groups).contains(name);
    for (String line : groups.lines().filter(line -> line.contains(name)).toList())
      assertThat(Path.of("/sys/fs/cgroup", line.split(":")[1], line.split(":")[2])).doesNotExist();
  }

  private void own(String... lines) throws IOException {
    Files.createDirectories(slash.resolve("proc/self"));
    Files.write(slash.resolve("proc/self/cgroup"), List.of(lines));
  }
}
