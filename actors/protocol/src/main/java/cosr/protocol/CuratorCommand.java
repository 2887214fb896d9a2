package cosr.protocol;

import java.util.List;

/** What the Curator is asked. */
public sealed interface CuratorCommand extends Message {
  @Override
  default Role to() {
    return Role.CURATOR;
  }

  /**
   * Choose the tasks of a sheet (probe or round). Answered by {@link
   * SupervisorCommand.TasksAssigned}.
   *
   * @param reviewed the reviews of so many rounds are to be used, neither more nor fewer
   */
  record AssignTasks(String run, SheetKey key, int reviewed) implements CuratorCommand {}

  /**
   * Revise the model of the Student by a sheet's verdicts. Answered by {@link
   * SupervisorCommand.SheetReviewed}.
   */
  record ReviewSheet(String run, SheetKey key, List<GroupReport> groups)
      implements CuratorCommand {}

  /**
   * What became of one task.
   *
   * @param outcomes by sample
   * @param tokens by sample: tokens that the attempt took
   * @param solveMicros time of the sampling that fell to this group; recorded, never decided from
   * @param disagreements verdicts of this group that came out otherwise when decided again
   */
  record GroupReport(
      String taskId,
      Cell cell,
      List<Outcome> outcomes,
      List<Integer> tokens,
      long solveMicros,
      int disagreements) {}
}
