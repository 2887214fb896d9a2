package cosr.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Ctrl-C sends. */
public final class CtrlC {
  private CtrlC() {}

  /**
   * SIGINT; a shell's background job ignores that for good, and so do its children: then SIGTERM,
   * which COSR takes in the same way.
   */
  public static String signal() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status")))
      if (line.startsWith("SigIgn:")
          && (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0) return "-TERM";
    return "-INT";
  }
}
