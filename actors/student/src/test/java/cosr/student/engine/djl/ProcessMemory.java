package cosr.student.engine.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process, in bytes. */
final class ProcessMemory {
  private ProcessMemory() {}

  static long resident() {
    try {
      return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
