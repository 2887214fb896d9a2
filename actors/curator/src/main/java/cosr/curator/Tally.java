package cosr.curator;

import cosr.protocol.Cell;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums a sheet's reports by cell. Only outcomes that teach count towards a rate. */
final class Tally {
  private final List<Integer> passed = new ArrayList<>();
  private final List<Integer> counted = new ArrayList<>();
  private final SortedMap<String, Integer> tallies = new TreeMap<>();
  private long tokens;
  private long micros;

  private Tally() {}

  /**
   * One entry for each cell that the sheet visited, in the order of the tables; not yet decided.
   */
  static List<CellReview> of(List<CellModel> cells, List<GroupReport> groups) {
    TreeMap<Cell, Tally> byCell = new TreeMap<>();
    for (GroupReport g : groups) byCell.computeIfAbsent(g.cell(), c -> new Tally()).add(g);
    List<CellReview> out = new ArrayList<>();
    for (CellModel c : cells) {
      Tally t = byCell.remove(c.cell());
      if (t != null) out.add(t.review(c.cell()));
    }
    if (!byCell.isEmpty())
      throw new IllegalStateException(
          "no cell " + byCell.firstKey() + " in the Curator's tables, but it was reported");
    return out;
  }

  private CellReview review(Cell cell) {
    return new CellReview(
        cell.toString(), new Review.Reinforce("zone"), passed, counted, tokens, micros, tallies);
  }

  private void add(GroupReport group) {
    int right = 0;
    int teaching = 0;
    int wrong = 0;
    int bad = 0;
    for (int i = 0; i < group.outcomes().size(); i++) {
      Outcome outcome = group.outcomes().get(i);
      String name = name(outcome);
      if (!name.isEmpty()) tallies.merge(name, 1, Integer::sum);
      if (outcome instanceof Outcome.Correct) right++;
      if (outcome instanceof Outcome.Incorrect) wrong++;
      if (outcome instanceof Outcome.BadTask) bad++;
      if (!outcome.teaches()) continue;
      teaching++;
      if (i < group.tokens().size()) tokens += group.tokens().get(i);
    }
    if (group.disagreements() > 0)
      tallies.merge(History.DISAGREEMENT, group.disagreements(), Integer::sum);
    if (bad > 0 && right + wrong == 0) tallies.merge(History.BAD_GROUP, 1, Integer::sum);
    if (teaching == 0) return;
    micros += group.solveMicros();
    passed.add(right);
    counted.add(teaching);
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct c -> "";
      case Outcome.Incorrect i -> History.INCORRECT + i.code();
      case Outcome.NoAnswer n -> History.NO_ANSWER + n.code();
      case Outcome.Exhausted e -> History.EXHAUSTED + e.limit();
      case Outcome.BadTask b -> History.BAD_TASK;
      case Outcome.Undecided u -> History.UNDECIDED;
      case Outcome.Fault f -> History.FAULT;
    };
  }
}
