package cosr.protocol;

import java.util.List;
import java.util.SortedMap;

/** What the Supervisor is told: by people, by its own clock, and by the other roles in reply. */
public sealed interface SupervisorCommand extends Message {
  @Override
  default Role to() {
    return Role.SUPERVISOR;
  }

  /**
   * Begin the run, or go on with it.
   *
   * @param terms on which this process would do the work; on resume they must be those of the first
   *     event
   */
  record Start(String run, Terms terms, boolean acceptDivergence) implements SupervisorCommand {}

  /** Finish the round in flight, then rest. */
  record Pause(String run) implements SupervisorCommand {}

  /** Say again what was not answered; comes from a timer. */
  record Nudge(String run) implements SupervisorCommand {}

  /** A role cannot go on; the run fails with this reason. */
  record Failed(String run, Role role, String reason) implements SupervisorCommand {}

  record StudentReady(String run, long parameters, int version, String digest, Receipt receipt)
      implements SupervisorCommand {}

  /**
   * @param setAside cells that get no tasks any more, when the sheet was assigned
   */
  record TasksAssigned(
      String run, SheetKey key, List<Assignment> assignments, List<Cell> setAside, Receipt receipt)
      implements SupervisorCommand {}

  /**
   * @param attempts by prompt, then by sample
   */
  record AttemptsMade(
      String run, SheetKey key, int weightsVersion, List<Attempt> attempts, Receipt receipt)
      implements SupervisorCommand {}

  /**
   * One attempt as the other roles see it; token ids and log-probabilities stay with the Student.
   *
   * @param tokens tokens generated, end mark included
   * @param finished whether the Student ended it by itself
   */
  record Attempt(String text, int tokens, boolean finished) {}

  /**
   * @param answers in the order of the attempts
   */
  record AnswersExtracted(String run, SheetKey key, List<Answer> answers, Receipt receipt)
      implements SupervisorCommand {}

  /**
   * @param groups in the order of the questions
   */
  record AnswersVerified(
      String run, SheetKey key, List<GroupVerdicts> groups, PoolUse use, Receipt receipt)
      implements SupervisorCommand {}

  /**
   * @param verdicts by sample
   * @param rechecked verdicts that were decided a second time
   * @param disagreements of those, how many came out otherwise
   */
  record GroupVerdicts(String taskId, List<Verdict> verdicts, int rechecked, int disagreements) {}

  record BatchLearned(String run, SheetKey key, Update update, Receipt receipt)
      implements SupervisorCommand {}

  record SheetReviewed(String run, SheetKey key, ReviewSummary summary, Receipt receipt)
      implements SupervisorCommand {}

  /**
   * @param decisions how many cells were met with each decision: reinforce, harder, remediate,
   *     set-aside
   * @param metrics of the Curator, by name without prefix
   */
  record ReviewSummary(SortedMap<String, Integer> decisions, SortedMap<String, Double> metrics) {}

  record WeightsSaved(String run, SheetKey key, String path, String digest, Receipt receipt)
      implements SupervisorCommand {}
}
