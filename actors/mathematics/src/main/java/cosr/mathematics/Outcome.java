package cosr.mathematics;

/** What a comparison of two answers turns out to be. */
public sealed interface Outcome {
  /**
   * Proven equal under the rules of {@code docs/mathematics.md}.
   *
   * @param how the rule that decided, a wire name
   */
  record Equal(String how) implements Outcome {}

  /**
   * Proven different.
   *
   * @param code in what they differ, a wire name
   */
  record Different(String code) implements Outcome {}

  /**
   * Neither: a limit of the parser or of the algebra, or a text with two readings. Not the
   * student's fault and never a reason for a reward.
   *
   * @param code what stood in the way, a wire name
   */
  record Undecided(String code) implements Outcome {}
}
