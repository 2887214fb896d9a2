package cosr.sandbox;

import java.time.Duration;

/**
 * What one run of a program may use, counted from the start of its execution.
 *
 * @param cpuSeconds processor time, from 1
 * @param wallMillis time by the clock, in milliseconds
 * @param memoryBytes address space, the interpreter's own of about 50 MB included
 * @param outputBytes of the standard output, and as much again of the error output
 */
public record Limits(int cpuSeconds, int wallMillis, long memoryBytes, int outputBytes) {
  /** Two seconds of processor time, 8 s by the clock, 256 MiB, 64 KiB. */
  public static final Limits DEFAULT = new Limits(2, 8_000, 256L << 20, 1 << 16);

  /** Whoever made the limits has checked the settings; these are the last bounds. */
  public Limits {
    if (cpuSeconds < 1 || wallMillis < 1 || memoryBytes < (64L << 20) || outputBytes < 1)
      throw new IllegalArgumentException("limits below the least that work");
  }

  /** Those of the trusted tests of a function, which wait for it. */
  Limits ofJudge() {
    return new Limits(2 * cpuSeconds + 1, wallMillis + 1_000, memoryBytes, outputBytes);
  }

  /** When somebody outside of the sandbox gives it up. */
  Duration patience() {
    return Duration.ofMillis(wallMillis + 4_000L);
  }
}
