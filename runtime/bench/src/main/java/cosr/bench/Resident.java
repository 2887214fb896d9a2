package cosr.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that a process has resident, as Linux says it, in bytes; -1 where nothing says so. */
public final class Resident {
  private Resident() {}

  /** At the moment. */
  public static long now(long pid) {
    return of(pid, "VmRSS:");
  }

  /** The most that it had so far. */
  public static long most(long pid) {
    return of(pid, "VmHWM:");
  }

  private static long of(long pid, String key) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(-1);
    } catch (IOException | UncheckedIOException e) {
      return -1;
    }
  }
}
