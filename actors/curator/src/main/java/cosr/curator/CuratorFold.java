package cosr.curator;

import cosr.curator.CuratorEvent.SheetReviewed;
import cosr.curator.CuratorEvent.TasksAssigned;
import cosr.curator.CuratorState.Progress;
import cosr.curator.CuratorState.Reviewed;
import cosr.protocol.Assignment;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** How the state follows from the events. Nothing is decided or drawn here. */
final class CuratorFold {
  /** Prefix of the reason with which a subtask is assigned; the parent's id follows. */
  static final String DECOMPOSE = "decompose:";

  private CuratorFold() {}

  static CuratorState apply(CuratorState state, CuratorEvent event) {
    return switch (event) {
      case TasksAssigned a -> assigned(state, a);
      case SheetReviewed r -> reviewed(state, r);
    };
  }

  private static CuratorState assigned(CuratorState s, TasksAssigned event) {
    List<CellModel> cells = new ArrayList<>(s.cells());
    int served = 0;
    for (Assignment a : event.assignments()) {
      int i = s.index(a.task().cell().toString());
      cells.set(i, cells.get(i).assigned(a.reason()));
      if (a.reason().startsWith(DECOMPOSE)) served++;
    }
    List<Assignment> remedies = s.remedies().subList(served, s.remedies().size());
    boolean round = event.key().stage() == Stage.ROUND;
    return new CuratorState(
        round ? assignedOne(s.rounds()) : s.rounds(),
        round ? s.probes() : assignedOne(s.probes()),
        cells,
        remedies,
        newest(s.assigned(), event, TasksAssigned::key),
        s.reviewed());
  }

  private static CuratorState reviewed(CuratorState before, SheetReviewed event) {
    CuratorState s = tallied(before, event.key(), event.reviews());
    List<CellModel> cells = new ArrayList<>(s.cells());
    List<Assignment> remedies = new ArrayList<>(s.remedies());
    for (CellReview r : event.reviews()) met(s, cells, remedies, r);
    boolean round = event.key().stage() == Stage.ROUND;
    remedies.removeIf(a -> !cells.get(s.index(a.task().cell().toString())).usable());
    return new CuratorState(
        round ? reviewedOne(s.rounds()) : s.rounds(),
        round ? s.probes() : reviewedOne(s.probes()),
        Ladder.grounded(cells),
        remedies,
        s.assigned(),
        newest(s.reviewed(), new Reviewed(event.key(), event.summary()), Reviewed::key));
  }

  /** The state with what the sheet showed, before anything is decided from it. */
  static CuratorState tallied(CuratorState state, SheetKey key, List<CellReview> seen) {
    TreeMap<String, CellReview> byCell = new TreeMap<>();
    for (CellReview r : seen) byCell.put(r.cell(), r);
    boolean round = key.stage() == Stage.ROUND;
    List<CellModel> cells = new ArrayList<>(state.cells().size());
    for (CellModel c : state.cells()) {
      CellReview r = byCell.get(c.cell().toString());
      CellModel noted = r == null ? c : c.with(c.history().after(r));
      if (r != null && r.attempts() > 0)
        cells.add(round ? practised(noted, r, key) : probed(noted, r));
      else cells.add(round ? noted.with(noted.skill().unvisited()) : noted);
    }
    return state.withCells(cells);
  }

  private static CellModel practised(CellModel c, CellReview r, SheetKey key) {
    Skill skill = c.skill();
    for (int g = 0; g < r.passed().size(); g++)
      skill = skill.practised(r.passed().get(g), r.counted().get(g));
    return c.with(skill, c.history(), key.index());
  }

  private static CellModel probed(CellModel c, CellReview r) {
    return c.with(c.skill().probed(r.passes(), r.attempts()));
  }

  private static void met(
      CuratorState s, List<CellModel> cells, List<Assignment> remedies, CellReview r) {
    int i = s.index(r.cell());
    switch (r.review()) {
      case Review.Reinforce same -> {}
      case Review.Harder h -> {
        open(s, cells, r.cell(), true);
        open(s, cells, h.opens(), true);
      }
      case Review.Easier e -> open(s, cells, e.closes(), false);
      case Review.SetAside a -> cells.set(i, cells.get(i).setAside(a.reason()));
      case Review.Remediate m -> {
        cells.set(i, cells.get(i).with(cells.get(i).history().remedied()));
        for (var t : m.subtasks()) {
          double belief = s.cell(t.cell().toString()).belief();
          remedies.add(new Assignment(t, DECOMPOSE + m.parent(), belief, 1));
        }
      }
    }
  }

  private static void open(CuratorState s, List<CellModel> cells, String cell, boolean now) {
    int i = s.index(cell);
    cells.set(i, cells.get(i).open(now));
  }

  private static Progress assignedOne(Progress p) {
    return new Progress(p.assigned() + 1, p.reviewed());
  }

  private static Progress reviewedOne(Progress p) {
    return new Progress(p.assigned(), p.reviewed() + 1);
  }

  /** The list with one more, of whose stage the newest {@link CuratorState#KEPT} stay. */
  private static <T> List<T> newest(List<T> list, T one, Function<T, SheetKey> key) {
    List<T> out = new ArrayList<>(list);
    out.add(one);
    Stage stage = key.apply(one).stage();
    long many = out.stream().filter(t -> key.apply(t).stage() == stage).count();
    if (many > CuratorState.KEPT) {
      for (int i = 0; i < out.size(); i++) {
        if (key.apply(out.get(i)).stage() != stage) continue;
        out.remove(i);
        break;
      }
    }
    return out;
  }
}
