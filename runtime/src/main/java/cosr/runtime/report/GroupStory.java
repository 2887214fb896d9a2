package cosr.runtime.report;

import cosr.protocol.Outcome;
import java.util.List;

/**
 * A task with all attempts at it.
 *
 * @param round counted from 1
 * @param task number of the task in its round
 * @param reason why it was chosen
 * @param belief pass rate that the Curator expected, guess-corrected, from 0 to 1
 * @param expected the answer that its check wants; empty where the check names none
 */
record GroupStory(
    int round,
    int task,
    String cell,
    String reason,
    double belief,
    String prompt,
    String gloss,
    String expected,
    List<Attempt> attempts) {

  /**
   * @param text what the Student wrote, end mark included
   * @param advantage NaN where nothing was learned from it by the policy batch
   */
  record Attempt(String text, Outcome outcome, float advantage) {
    boolean right() {
      return outcome instanceof Outcome.Correct;
    }
  }

  long right() {
    return attempts.stream().filter(Attempt::right).count();
  }

  /** Whether the policy batch has it. */
  boolean learned() {
    return attempts.stream().anyMatch(a -> !Float.isNaN(a.advantage()));
  }
}
