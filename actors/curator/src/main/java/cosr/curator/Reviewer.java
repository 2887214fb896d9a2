package cosr.curator;

import cosr.protocol.Assignment;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Decides how each visited cell is met, from the model that already holds the sheet. Pure. */
final class Reviewer {
  /** Attempts without a success after which a cell is stuck: p is below 0.049 with 95 %. */
  static final int STUCK = 60;

  /** How far below the gate a level must fall before the one above it closes again. */
  static final double HYSTERESIS = 0.1;

  /** Groups that blame the task, after which the cell is set aside. */
  static final int BAD_GROUPS = 2;

  private static final int MOST_SUBTASKS = 2;

  private final double gate;
  private final int stuck;
  private final TaskSource source;

  Reviewer(double gate, int samples, TaskSource source) {
    this.gate = gate;
    this.stuck = Math.max(STUCK, 2 * samples);
    this.source = source;
  }

  /**
   * @param state with the sheet's tallies folded in
   * @param seen the tallies by cell
   */
  List<CellReview> decide(
      CuratorState state,
      List<CellReview> seen,
      List<GroupReport> groups,
      List<Assignment> assignments) {
    List<CellReview> out = new ArrayList<>(seen.size());
    List<Task> waiting = new ArrayList<>();
    for (Assignment a : state.remedies()) waiting.add(a.task());
    for (CellReview s : seen) {
      Review review = review(state, s, () -> subtasks(state, s, groups, assignments, waiting));
      if (review instanceof Review.Remediate r) waiting.addAll(r.subtasks());
      out.add(s.with(review));
    }
    return out;
  }

  private Review review(CuratorState state, CellReview seen, Remedy remedy) {
    CellModel c = state.cell(seen.cell());
    if (!c.usable()) return new Review.Reinforce("set-aside");
    if (seen.tallies().containsKey(History.DISAGREEMENT))
      return new Review.SetAside("verdicts-disagree");
    if (c.history().tally(History.BAD_GROUP) >= BAD_GROUPS) return new Review.SetAside("bad-task");
    if (seen.counted().isEmpty()) return new Review.Reinforce("no-verdict");
    Optional<CellModel> above = Ladder.above(state.cells(), c);
    double fast = c.fast();
    boolean format = c.history().formatLed();
    boolean carries = fast > gate && c.cautious() > gate - HYSTERESIS;
    if (carries && above.isPresent() && !above.get().open())
      return new Review.Harder(above.get().cell().toString());
    if (carries && !c.open()) return new Review.Harder(seen.cell());
    if (above.isPresent() && closes(above.get()) && fast < gate - HYSTERESIS && !format)
      return new Review.Easier(above.get().cell().toString());
    if (format && fast < gate) return new Review.Reinforce("format");
    if (!c.open()) return new Review.Reinforce("locked");
    if (stuck(c)) return remedy.find().orElseGet(() -> new Review.Reinforce("stuck"));
    return new Review.Reinforce(c.mastered() ? "mastered" : "zone");
  }

  /** Whether the level closes with the one below it: not one that stands by itself. */
  private boolean closes(CellModel above) {
    return above.open() && above.fast() < gate - HYSTERESIS;
  }

  /** Whether the cell has had no success for so long, remediations counted as new beginnings. */
  private boolean stuck(CellModel c) {
    return c.history().dry() - c.history().remediedAt() >= stuck;
  }

  private Optional<Review> subtasks(
      CuratorState state,
      CellReview seen,
      List<GroupReport> groups,
      List<Assignment> assignments,
      List<Task> waiting) {
    TreeSet<String> used = new TreeSet<>();
    for (Task t : waiting) used.add(t.id());
    for (int i = groups.size() - 1; i >= 0; i--) {
      if (!groups.get(i).cell().toString().equals(seen.cell())) continue;
      Task parent = assignments.get(i).task();
      List<Task> found = new ArrayList<>();
      for (Task t : source.decompose(parent)) {
        boolean room = waiting.size() + found.size() < CuratorState.MOST_REMEDIES;
        if (found.size() == MOST_SUBTASKS || !room) break;
        if (state.usable(t.cell()) && used.add(t.id())) found.add(t);
      }
      if (!found.isEmpty())
        return Optional.of(new Review.Remediate("decompose", parent.id(), found));
    }
    return Optional.empty();
  }

  private interface Remedy {
    Optional<Review> find();
  }
}
