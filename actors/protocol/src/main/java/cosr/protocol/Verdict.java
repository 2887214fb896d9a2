package cosr.protocol;

import java.util.List;

/**
 * An outcome with what supports it. Nothing but the outcome reaches the reward.
 *
 * @param partsPassed parts of the check that passed, of {@code parts}
 * @param evidence digests of blobs
 * @param advisories remarks for people
 */
public record Verdict(
    Outcome outcome, int partsPassed, int parts, List<String> evidence, List<String> advisories) {
  /** A verdict without parts or evidence. */
  public static Verdict of(Outcome outcome) {
    return new Verdict(
        outcome, outcome instanceof Outcome.Correct ? 1 : 0, 1, List.of(), List.of());
  }
}
