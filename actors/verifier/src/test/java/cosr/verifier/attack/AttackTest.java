package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that attack a sandbox: none reaches what it is after, the jobs before, beside and after
 * it are as if it had not been, and no process, thread, file or mount is left of it.
 */
@Timeout(600)
class AttackTest {
  private static final int NOBODY = 65534;
  private static final int ARENAS_OF_ROOT = 2;

  @TempDir Path folder;

  @BeforeAll
  static void sandboxes() {
    Needed.sandboxes();
  }

  /** All at once: most of the time is spent waiting for limits. */
  @Test
  void noAttackSucceedsWhetherRootOrAnOrdinaryUserRunsTheSandbox() {
    boolean root = Tree.user(ProcessHandle.current().pid()) == 0;
    CompletableFuture<Map<String, List<String>>> ordinary =
        root ? CompletableFuture.supplyAsync(() -> asNobody(List.of())) : null;
    long begun = System.nanoTime();
    Map<String, List<String>> findings = Suite.run(true, root ? ARENAS_OF_ROOT : 1);
    System.out.printf(
        "attacks: %d courses in %.1f s%n", findings.size(), (System.nanoTime() - begun) * 1e-9);
    contained(findings);
    if (ordinary != null) contained(ordinary.join());
  }

  @Test
  @Tag("long")
  void noAttackSucceedsWhereAnOrdinaryUserRunsTheSandbox() {
    Assumptions.assumeTrue(Tree.user(ProcessHandle.current().pid()) == 0, "root can be another");
    contained(asNobody(List.of("all")));
  }

  private static void contained(Map<String, List<String>> findings) {
    assertThat(findings).hasSizeGreaterThanOrEqualTo(150);
    Map<String, List<String>> successes = new TreeMap<>(findings);
    successes.values().removeIf(List::isEmpty);
    assertThat(successes).isEmpty();
  }

  /** The same in a process of another user, with copies of the classes where it may read them. */
  private Map<String, List<String>> asNobody(List<String> which) {
    try {
      List<String> command =
          new ArrayList<>(
              List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", copied()));
      command.add(Suite.class.getName());
      command.addAll(which);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      Map<String, List<String>> findings = new TreeMap<>();
      for (String line : output.lines().toList()) {
        String[] parts = line.split("\t");
        if (parts.length == 2)
          findings.put(parts[0], parts[1].equals("[]") ? List.of() : List.of(parts[1]));
      }
      return findings;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String copied() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.matches(".*(actors/(sandbox|verifier)/|cosr-sandbox).*")) continue;
      Path from = Path.of(entry);
      Path to = folder.resolve(Integer.toString(copies.size()) + "-" + from.getFileName());
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList())
          Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
      copies.add(to.toString());
    }
    return String.join(File.pathSeparator, copies);
  }
}
