package cosr.protocol;

import java.util.List;

/** What the Verifier is asked, and what its workers report. */
public sealed interface VerifierCommand extends Message {
  @Override
  default Role to() {
    return Role.VERIFIER;
  }

  /** Decide a sheet's answers. Answered by {@link SupervisorCommand.AnswersVerified}. */
  record VerifyAnswers(String run, SheetKey key, List<Question> questions)
      implements VerifierCommand {}

  /**
   * @param answers by sample
   */
  record Question(String taskId, Check check, List<Answer> answers) {}

  /**
   * A worker's verdicts on one job, by answer.
   *
   * @param mishaps of the worker's sandboxes since its last report
   */
  record JobDone(String run, String jobId, List<Verdict> verdicts, Mishaps mishaps)
      implements VerifierCommand {}

  /** The actor's own messages to itself; never serialised. */
  non-sealed interface Internal extends VerifierCommand {}

  /**
   * What a worker is given: answers to one check.
   *
   * @param jobId names run, sheet, task and pass; the same id is the same work
   * @param samples numbers of the answers in their group, one an answer
   * @param again whether they are decided a second time on purpose, and no older verdict will do
   */
  record Job(
      String run,
      String jobId,
      Check check,
      List<Integer> samples,
      List<Answer> answers,
      boolean again)
      implements Wired {}
}
