package cosr.proof;

/** What is said of a proof. */
public sealed interface Outcome {
  /**
   * It proves the goal.
   *
   * @param steps of the budget that it took
   */
  record Proved(long steps) implements Outcome {}

  /**
   * It does not.
   *
   * @param code one of those in docs/proofs.md
   * @param label the place in the proof, from 0; of what is wrong at the end, the number of labels
   */
  record Refuted(String code, int label) implements Outcome {}

  /**
   * A limit was reached before that was known.
   *
   * @param limit {@code steps}, {@code stack} or {@code symbols}
   */
  record Exhausted(String limit) implements Outcome {}
}
