package cosr.runtime.report;

import cosr.curator.CellModel;
import cosr.curator.CellReview;
import cosr.curator.CuratorEvent.SheetReviewed;
import cosr.curator.CuratorEvent.TasksAssigned;
import cosr.curator.Review;
import cosr.persistence.JournalRow;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.Stage;
import cosr.runtime.view.Beliefs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the Curator chose and decided, round by round. It is fed with a run's events in order, each
 * after the beliefs were. Not thread-safe.
 */
final class CuratorStory {
  /**
   * One round as it was assigned and, once it was, reviewed.
   *
   * @param ordering place of the assignment in the journal
   * @param reasons tasks by the reason for which they were chosen
   * @param tasks by cell
   * @param met cells visited by how they were met; empty until the review
   * @param open by family: how many of its levels are open after the review
   */
  record Round(
      int round,
      long ordering,
      Map<String, Integer> reasons,
      Map<Cell, Integer> tasks,
      Map<String, Integer> met,
      Map<String, Integer> open) {
    boolean reviewed() {
      return !open.isEmpty();
    }
  }

  private final Beliefs beliefs;
  private final TreeMap<Integer, Round> rounds = new TreeMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private Map<String, Integer> openAtFirst = Map.of();

  CuratorStory(Beliefs beliefs) {
    this.beliefs = beliefs;
  }

  void take(JournalRow row) {
    switch (row.name()) {
      case "curator.tasks-assigned", "curator.sheet-reviewed" -> {
        switch (row.event()) {
          case TasksAssigned e -> assigned(e, row.ordering());
          case SheetReviewed e -> reviewed(e);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private void assigned(TasksAssigned event, long ordering) {
    if (event.key().stage() != Stage.ROUND) return;
    Map<String, Integer> reasons = new TreeMap<>();
    Map<Cell, Integer> tasks = new TreeMap<>();
    for (Assignment a : event.assignments()) {
      reasons.merge(word(a.reason()), 1, Integer::sum);
      tasks.merge(a.task().cell(), 1, Integer::sum);
    }
    int round = event.key().index();
    rounds.put(round, new Round(round, ordering, reasons, tasks, Map.of(), Map.of()));
  }

  /** The kind of a reason, without the task that it names. */
  static String word(String reason) {
    int colon = reason.indexOf(':');
    return colon < 0 ? reason : reason.substring(0, colon);
  }

  private void reviewed(SheetReviewed event) {
    boolean round = event.key().stage() == Stage.ROUND;
    Map<String, Integer> met = new TreeMap<>();
    for (CellReview r : event.reviews()) {
      met.merge(label(r.review()), 1, Integer::sum);
      decision(r, round ? event.key().index() + 1 : 0).ifPresent(decisions::add);
    }
    Map<String, Integer> open = new LinkedHashMap<>();
    for (CellModel c : beliefs.models())
      open.merge(c.cell().family(), c.open() ? 1 : 0, Integer::sum);
    if (!round) openAtFirst = open;
    Round before = rounds.get(event.key().index());
    if (!round || before == null) return;
    rounds.put(
        before.round(),
        new Round(before.round(), before.ordering(), before.reasons(), before.tasks(), met, open));
  }

  private static String label(Review review) {
    return review instanceof Review.Reinforce r ? r.reason() : review.label();
  }

  private Optional<Decision> decision(CellReview seen, int round) {
    String kind = seen.review().label();
    String rate = seen.cell() + " is at " + Figures.percent(fast(seen.cell()));
    return switch (seen.review()) {
      case Review.Reinforce r -> Optional.empty();
      case Review.Harder r -> of(round, r.opens(), kind, r.opens() + " opens", rate);
      case Review.Easier r -> of(round, r.closes(), kind, r.closes() + " closes", rate);
      case Review.Remediate r ->
          of(
              round,
              seen.cell(),
              kind,
              Figures.plural(r.subtasks().size(), "part") + " of " + r.parent() + " first",
              seen.cell() + " is stuck: " + r.kind());
      case Review.SetAside r ->
          of(round, seen.cell(), kind, seen.cell() + " is set aside", r.reason());
    };
  }

  private static Optional<Decision> of(
      int round, String cell, String kind, String what, String why) {
    int slash = cell.lastIndexOf('/');
    String family = cell.substring(0, slash);
    int level = Integer.parseInt(cell.substring(slash + 1));
    return Optional.of(new Decision(round, family, level, kind, what, why));
  }

  private double fast(String cell) {
    for (CellModel c : beliefs.models()) if (c.cell().toString().equals(cell)) return c.fast();
    return Double.NaN;
  }

  /** The rounds that were assigned, by number. */
  List<Round> rounds() {
    return List.copyOf(rounds.values());
  }

  /** All but the mere goings on, oldest first. */
  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /** By family: how many of its levels were open before the first round. */
  Map<String, Integer> openAtFirst() {
    return openAtFirst;
  }

  /** The cells of the run, in the order of its tables. */
  List<CellModel> cells() {
    return beliefs.models();
  }
}
