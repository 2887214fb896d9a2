package cosr.bench.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process. */
final class Resident {
  private static final double PAGES_IN_MEBIBYTE = 256;

  private Resident() {}

  /** After a collection of garbage; not a number where the system doesn't say. */
  static double mebibytes() {
    System.gc();
    try {
      return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1])
          / PAGES_IN_MEBIBYTE;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
