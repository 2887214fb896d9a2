package cosr.runtime.screen;

import java.time.Duration;

/**
 * One round of practice.
 *
 * @param round from 1, of {@code rounds}
 * @param reward mean reward of the attempts, from 0 to 1
 * @param heldOut mean of the newest exam, guess-corrected, from 0 to 1; NaN before the first
 * @param kept groups that the update learned from
 * @param dropped groups whose attempts all fared alike
 * @param tokensPerSecond tokens sampled each second
 * @param queue attempts that wait for the Verifier, or {@link #UNKNOWN}
 * @param events in the journal so far
 * @param eta until the run is done, exams included
 */
public record RoundLine(
    int round,
    int rounds,
    double reward,
    double heldOut,
    int kept,
    int dropped,
    double tokensPerSecond,
    long queue,
    long events,
    Duration eta) {
  /** A queue that only the process that works on the run can see. */
  public static final int UNKNOWN = -1;
}
