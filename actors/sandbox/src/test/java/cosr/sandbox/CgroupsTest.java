package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** A folder of control groups of version 2. */
  private Path two(String name, String... files) throws IOException {
    Path folder = Files.createDirectories(slash.resolve("sys/fs/cgroup").resolve(name));
    for (String file : files) Files.createFile(folder.resolve(file));
    return folder;
  }

  @Test
  void groupsOfVersionTwoAreMadeBesideTheOwnOneWhereThatIsASubgroupOfADelegatedUnit()
      throws IOException {
    Path unit = two("user.slice/cosr.service", "cgroup.type");
    two("user.slice/cosr.service/node", "cgroup.type", "cgroup.subtree_control");
    own("0::/user.slice/cosr.service/node");
    assertThat(Cgroups.look(slash, MEMORY).join(7)).isEmpty();
    Files.createFile(unit.resolve("cgroup.subtree_control"));
    List<String> words = Cgroups.look(slash, MEMORY).join(7);
    Path group = Path.of(words.get(4)).getParent();
    assertThat(group.getParent()).isEqualTo(unit);
    assertThat(unit.resolve("cgroup.subtree_control")).hasContent("+memory +pids");
    assertThat(group.resolve("memory.max")).hasContent("402653184");
    assertThat(group.resolve("pids.max")).hasContent("64");
  }

  /** There the kernel answers EBUSY, and what is above is of the system's manager. */
  @Test
  void noGroupsOfVersionTwoAreMadeWhereTheProcessIsInTheUnitItself() throws IOException {
    Path slice = two("user.slice", "cgroup.type", "cgroup.subtree_control");
    Path unit = two("user.slice/session-1.scope", "cgroup.type", "cgroup.subtree_control");
    own("0::/user.slice/session-1.scope");
    assertThat(Cgroups.look(slash, MEMORY).join(7)).isEmpty();
    assertThat(slice.resolve("cgroup.subtree_control")).isEmptyFile();
    assertThat(unit.resolve("cgroup.subtree_control")).isEmptyFile();
    own("0::/");
    two("", "cgroup.type", "cgroup.subtree_control");
    assertThat(Cgroups.look(slash, MEMORY).join(7)).isEmpty();
  }

  @Test
  void groupsOfVersionTwoAreMadeInTheRootWhichMayHaveProcesses() throws IOException {
    Path root = two("", "cgroup.subtree_control");
    own("0::/");
    assertThat(Path.of(Cgroups.look(slash, MEMORY).join(7).get(4)).getParent().getParent())
        .isEqualTo(root);
  }

  @Test
  void groupsOfANodeThatHasEndedAreRemoved() throws IOException {
    Path pids = Files.createDirectories(slash.resolve("sys/fs/cgroup/pids"));
    own("4:pids:/");
    String self = Cgroups.node();
    String[] words = self.split("-");
    String space = words[1];
    String pid = words[2];
    String start = words[3];
    Path alive = Files.createDirectory(pids.resolve(self + "-9-1"));
    List<Path> dead = new ArrayList<>();
    for (String name : List.of("cosr-%s-999999999-7-0-1", "cosr-%s-" + pid + "-" + start + "1-0-1"))
      dead.add(Files.createDirectory(pids.resolve(name.formatted(space))));
    List<Path> others = new ArrayList<>();
    for (String name :
        List.of(
            "cosr-",
            "cosr-x",
            "cosr-999999999-0-1",
            "cosr-" + space + "1-999999999-7-0-1",
            "cosr-" + space + "-999999999-7-0-1-mine"))
      others.add(Files.createDirectory(pids.resolve(name)));
    Cgroups.look(slash, MEMORY);
    assertThat(dead).noneMatch(Files::exists);
    assertThat(alive).exists();
    assertThat(others).allMatch(Files::exists);
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
    String name = Cgroups.node();
    assertThat(groups).contains(name);
    for (String line : groups.lines().filter(line -> line.contains(name)).toList())
      assertThat(Path.of("/sys/fs/cgroup", line.split(":")[1], line.split(":")[2])).doesNotExist();
  }

  private void own(String... lines) throws IOException {
    Files.createDirectories(slash.resolve("proc/self"));
    Files.write(slash.resolve("proc/self/cgroup"), List.of(lines));
  }
}
