package cosr.bench.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of this process and of all that it started, those that have ended included. */
final class TreeCpu {
  /** The kernel's unit of these times, for every program. */
  private static final double TICKS_IN_SECOND = 100;

  /** Fields of a process's line behind its name: its own time, and that of children that ended. */
  private static final int FIRST = 11;

  private static final int LAST = 14;

  private TreeCpu() {}

  /** Seconds since the start. */
  static double seconds() {
    try (Stream<ProcessHandle> below = ProcessHandle.current().descendants()) {
      return Stream.concat(Stream.of(ProcessHandle.current()), below)
              .mapToLong(process -> ticks(process.pid()))
              .sum()
          / TICKS_IN_SECOND;
    }
  }

  private static long ticks(long process) {
    try {
      String line = Files.readString(Path.of("/proc/" + process + "/stat"));
      String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long sum = 0;
      for (int i = FIRST; i <= LAST; i++) sum += Long.parseLong(words[i]);
      return sum;
    } catch (IOException e) {
      return 0;
    }
  }
}
