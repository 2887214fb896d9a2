package cosr.curator;

import cosr.curator.CuratorEvent.TasksAssigned;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.ReviewSummary;
import java.util.List;
import java.util.Optional;

/**
 * All that the Curator knows; the fold of its events and its snapshot.
 *
 * @param rounds progress of the rounds
 * @param probes progress of the probes
 * @param cells the skill map, in the order of the tables
 * @param remedies subtasks that wait for the next round, oldest first
 * @param assigned the newest sheets of each stage, oldest first
 * @param reviewed the newest reviews of each stage, oldest first
 */
public record CuratorState(
    Progress rounds,
    Progress probes,
    List<CellModel> cells,
    List<Assignment> remedies,
    List<TasksAssigned> assigned,
    List<Reviewed> reviewed) {
  /** Sheets of each stage that are kept to answer repeats. */
  static final int KEPT = 4;

  /** Remediation tasks that wait at most. */
  static final int MOST_REMEDIES = 16;

  public CuratorState {
    cells = List.copyOf(cells);
    remedies = List.copyOf(remedies);
    assigned = List.copyOf(assigned);
    reviewed = List.copyOf(reviewed);
  }

  /**
   * @param assigned sheets assigned so far; the next has this index
   * @param reviewed sheets reviewed so far; the next has this index
   */
  public record Progress(int assigned, int reviewed) {}

  /** A review that was answered. */
  public record Reviewed(SheetKey key, ReviewSummary summary) {}

  /** How far the stage is; the Curator works on probes and rounds only. */
  Progress progress(Stage stage) {
    return switch (stage) {
      case ROUND -> rounds;
      case PROBE -> probes;
      case WARM_UP, EXAM ->
          throw new IllegalStateException("the Curator has no part in a sheet of " + stage);
    };
  }

  Optional<TasksAssigned> sheet(SheetKey key) {
    return assigned.stream().filter(s -> s.key().equals(key)).findFirst();
  }

  Optional<Reviewed> review(SheetKey key) {
    return reviewed.stream().filter(s -> s.key().equals(key)).findFirst();
  }

  /** The model of the cell with this text, such as {@code rev/3}. */
  public CellModel cell(String text) {
    return cells.get(index(text));
  }

  /** Whether the run has the cell and it may get tasks. */
  boolean usable(Cell cell) {
    return cells.stream().anyMatch(c -> c.cell().equals(cell) && c.usable());
  }

  int index(String text) {
    for (int i = 0; i < cells.size(); i++)
      if (cells.get(i).cell().toString().equals(text)) return i;
    throw new IllegalStateException("no cell " + text + " in the Curator's tables");
  }

  CuratorState withCells(List<CellModel> models) {
    return new CuratorState(rounds, probes, models, remedies, assigned, reviewed);
  }
}
