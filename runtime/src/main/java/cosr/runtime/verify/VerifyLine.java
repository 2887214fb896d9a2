package cosr.runtime.verify;

import cosr.protocol.Answer;
import cosr.protocol.Check;

/**
 * A line of the files that {@code ./cosr verify --jsonl} reads.
 *
 * @param id the person's
 * @param answer what the Adapter reads out of what was written
 */
public record VerifyLine(String id, Check check, Answer answer) {
  /**
   * Reads a line.
   *
   * @param place of the line, for complaints
   * @throws cosr.config.UserError where it is none
   */
  public static VerifyLine of(String place, String line) {
    Problem problem = Problem.line(place, line);
    return new VerifyLine(problem.id(), problem.check(), problem.answer());
  }
}
