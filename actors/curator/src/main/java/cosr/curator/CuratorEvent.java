package cosr.curator;

import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.SheetKey;
import cosr.protocol.SupervisorCommand.ReviewSummary;
import java.util.List;

/** What the Curator writes: one event for each sheet assigned and one for each sheet reviewed. */
public sealed interface CuratorEvent {
  /**
   * The tasks of a sheet were chosen; holds all that was drawn.
   *
   * @param effectiveCells over how many cells the sheet was spread, in effect
   * @param setAside cells that got nothing since they are set aside, in the order of the tables
   */
  record TasksAssigned(
      SheetKey key, List<Assignment> assignments, double effectiveCells, List<Cell> setAside)
      implements CuratorEvent {}

  /**
   * The model of the Student was revised by a sheet's verdicts.
   *
   * @param reviews by cell visited, in the order of the tables
   */
  record SheetReviewed(SheetKey key, List<CellReview> reviews, ReviewSummary summary)
      implements CuratorEvent {}
}
