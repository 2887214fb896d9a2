package cosr.curator;

import cosr.config.Settings;
import cosr.curator.CuratorEvent.SheetReviewed;
import cosr.curator.CuratorEvent.TasksAssigned;
import cosr.curator.CuratorState.Progress;
import cosr.persistence.RoleCore;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.CuratorCommand;
import cosr.protocol.CuratorCommand.AssignTasks;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.CuratorCommand.ReviewSheet;
import cosr.protocol.Message;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * The Curator: chooses tasks for the Student as it is now, and revises its model of the Student by
 * the verdicts. Pure; the same seed, settings, tasks and commands give the same events. A command
 * that doesn't fit the state (a sheet out of order, other reviews than asked for) is an {@link
 * IllegalStateException} whose text says what is wrong.
 */
public final class CuratorCore implements RoleCore<CuratorCommand, CuratorEvent, CuratorState> {
  private final Settings.Curriculum settings;
  private final int prompts;
  private final int rounds;
  private final TaskSource source;
  private final Drawing drawing;
  private final Reviewer reviewer;

  /**
   * @param prompts tasks a round
   * @param samples attempts a task
   * @param rounds rounds of the run
   */
  public CuratorCore(
      long seed,
      Settings.Curriculum settings,
      int prompts,
      int samples,
      int rounds,
      TaskSource source) {
    this(seed, settings, prompts, samples, rounds, source, Policy.named(settings.policy(), seed));
  }

  CuratorCore(
      long seed,
      Settings.Curriculum settings,
      int prompts,
      int samples,
      int rounds,
      TaskSource source,
      Policy policy) {
    this.settings = settings;
    this.prompts = prompts;
    this.rounds = rounds;
    this.source = source;
    this.drawing = new Drawing(seed, source, policy);
    this.reviewer = new Reviewer(settings.gate(), samples, source);
  }

  @Override
  public Role role() {
    return Role.CURATOR;
  }

  @Override
  public long eventsASnapshot() {
    return 60;
  }

  @Override
  public Class<CuratorState> stateType() {
    return CuratorState.class;
  }

  @Override
  public CuratorState initial() {
    List<CellModel> cells = new ArrayList<>();
    for (Cell c : source.cells()) cells.add(CellModel.unknown(c, source.guessRate(c)));
    Progress none = new Progress(0, 0);
    return new CuratorState(none, none, Ladder.grounded(cells), List.of(), List.of(), List.of());
  }

  @Override
  public CuratorState apply(CuratorState state, CuratorEvent event) {
    return CuratorFold.apply(state, event);
  }

  /** The state without solve times, which no decision uses and no two machines share. */
  @Override
  public Object digestView(CuratorState state) {
    List<CellModel> cells = new ArrayList<>();
    for (CellModel c : state.cells()) cells.add(c.with(c.history().timeless()));
    return state.withCells(cells);
  }

  @Override
  public boolean isPast(CuratorState state, CuratorCommand command) {
    return switch (command) {
      case AssignTasks a ->
          repeated("assigned", a.key(), state.progress(a.key().stage()).assigned())
              && state.sheet(a.key()).isEmpty();
      case ReviewSheet r ->
          repeated("reviewed", r.key(), state.progress(r.key().stage()).reviewed())
              && state.review(r.key()).isEmpty();
    };
  }

  @Override
  public List<CuratorEvent> decide(CuratorState state, CuratorCommand command) {
    return switch (command) {
      case AssignTasks a -> assign(state, a);
      case ReviewSheet r -> review(state, r);
    };
  }

  @Override
  public Message reply(CuratorState state, CuratorCommand command, Receipt receipt) {
    return switch (command) {
      case AssignTasks a -> {
        TasksAssigned sheet = state.sheet(a.key()).orElseThrow(() -> gone("assignments", a.key()));
        yield new SupervisorCommand.TasksAssigned(
            a.run(), a.key(), sheet.assignments(), sheet.setAside(), receipt);
      }
      case ReviewSheet r -> {
        var summary = state.review(r.key()).orElseThrow(() -> gone("review", r.key())).summary();
        yield new SupervisorCommand.SheetReviewed(r.run(), r.key(), summary, receipt);
      }
    };
  }

  private List<CuratorEvent> assign(CuratorState state, AssignTasks command) {
    SheetKey key = command.key();
    int next = state.progress(key.stage()).assigned();
    if (repeated("assigned", key, next)) return List.of();
    if (command.reviewed() != state.rounds().reviewed())
      throw new IllegalStateException(
          key
              + " is to be assigned from the reviews of "
              + command.reviewed()
              + " rounds, but the Curator holds those of "
              + state.rounds().reviewed());
    boolean round = key.stage() == Stage.ROUND;
    if (round && key.index() >= rounds)
      throw new IllegalStateException(
          key + " is past the last of this run's " + rounds + " rounds");
    Drawing.Drawn drawn =
        round
            ? drawing.round(state, key.index(), prompts)
            : drawing.probe(state, key.index(), settings.probes());
    List<Cell> setAside =
        state.cells().stream().filter(c -> !c.usable()).map(CellModel::cell).toList();
    return List.of(new TasksAssigned(key, drawn.assignments(), drawn.effectiveCells(), setAside));
  }

  private List<CuratorEvent> review(CuratorState state, ReviewSheet command) {
    SheetKey key = command.key();
    if (repeated("reviewed", key, state.progress(key.stage()).reviewed())) return List.of();
    TasksAssigned assigned = state.sheet(key).orElseThrow(() -> gone("assignments", key));
    List<Assignment> sheet = assigned.assignments();
    requireSameTasks(key, sheet, command.groups());
    List<CellReview> seen = Tally.of(state.cells(), command.groups());
    CuratorState tallied = CuratorFold.tallied(state, key, seen);
    List<CellReview> reviews = reviewer.decide(tallied, seen, command.groups(), sheet);
    var bare = new SheetReviewed(key, reviews, Metrics.nothing());
    CuratorState after = apply(state, bare);
    return List.of(
        new SheetReviewed(
            key, reviews, Metrics.summary(after, reviews, assigned.effectiveCells())));
  }

  /** Whether the sheet was met before; one that skips another is refused. */
  private static boolean repeated(String verb, SheetKey key, int next) {
    if (key.part() != 0)
      throw new IllegalStateException("the Curator's sheets have one part, but this is " + key);
    if (key.index() > next)
      throw new IllegalStateException(
          key + " can't be " + verb + " before " + new SheetKey(key.stage(), next, 0));
    return key.index() < next;
  }

  private static void requireSameTasks(
      SheetKey key, List<Assignment> sheet, List<GroupReport> groups) {
    boolean same = sheet.size() == groups.size();
    for (int i = 0; same && i < sheet.size(); i++)
      same = sheet.get(i).task().id().equals(groups.get(i).taskId());
    if (!same)
      throw new IllegalStateException(
          "the reports of " + key + " aren't those of the tasks assigned, in their order");
  }

  private static IllegalStateException gone(String what, SheetKey key) {
    return new IllegalStateException(
        "the Curator doesn't hold the "
            + what
            + " of "
            + key
            + "; it keeps those of the newest "
            + CuratorState.KEPT
            + " sheets of a stage");
  }
}
