package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Disks and networks that a test makes for itself, where the system lets it. */
public final class Surroundings {
  private Surroundings() {}

  /** Skips the test where the system lacks something; in CI that is a failure. */
  public static void need(boolean there, String what) {
    if ("true".equals(System.getenv("CI"))) assertThat(there).as(what).isTrue();
    Assumptions.assumeTrue(there, what);
  }

  static boolean works(String... command) {
    try {
      Process p =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return p.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A small disk of its own; close it. */
  record Disk(Path folder) implements AutoCloseable {
    static Disk of(Path folder, String size) throws IOException {
      Files.createDirectories(folder);
      need(
          works("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
          "a small disk can be mounted (needs root)");
      return new Disk(folder);
    }

    void readOnly() {
      assertThat(works("mount", "-o", "remount,ro", folder.toString())).isTrue();
    }

    /** Leaves so many bytes free. */
    Path fill(long free) throws IOException {
      Path filler = folder.resolve("filler");
      long size = Files.getFileStore(folder).getUsableSpace() - free;
      Files.write(filler, new byte[Math.toIntExact(size)]);
      return filler;
    }

    @Override
    public void close() {
      assertThat(works("umount", "-l", folder.toString())).isTrue();
    }
  }

  /** The words before a command that give it a network of nothing but the loopback interface. */
  static List<String> loopbackOnly() {
    String up =
        "ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null || python3 -c \"import fcntl, socket,"
            + " struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh14s', b'lo', 0x49, b''))\" && exec \"$@\"";
    String script = "{ " + up.replace(" && exec \"$@\"", "; } && exec \"$@\"");
    for (String flags : List.of("-n", "-rn")) {
      List<String> words = List.of("unshare", flags, "sh", "-c", script, "sh");
      List<String> probe = new java.util.ArrayList<>(words);
      probe.add("true");
      if (works(probe.toArray(String[]::new))) return words;
    }
    need(false, "a network namespace can be made (needs root or user namespaces)");
    return List.of();
  }
}
