package cosr.sandbox;

import java.time.Duration;

/**
 * What became of a script. None of it was written by the script but the two texts.
 *
 * @param exitCode where it ended by itself, else 0
 * @param stdout up to the limit of the output; what is no UTF-8 is replaced
 * @param stderr likewise
 * @param cpu processor time of user and system
 * @param wall time by the clock
 * @param residentKilobytes the most memory that was in use at once
 */
public record Facts(
    Status status,
    int exitCode,
    String stdout,
    String stderr,
    Duration cpu,
    Duration wall,
    long residentKilobytes) {

  /** How a run ended. */
  public enum Status {
    /** By itself, with an exit code. */
    EXITED,
    /** By a signal, such as a violation of the memory. */
    CRASHED,
    /** At the limit of the processor time. */
    CPU,
    /** At the limit of the time by the clock. */
    WALL,
    /** It asked for more memory than it may have and gave up. */
    MEMORY,
    /** It wrote more than it may write. */
    OUTPUT
  }
}
