package cosr.curator;

import cosr.config.Settings;
import cosr.protocol.Assignment;
import cosr.protocol.CuratorCommand;
import cosr.protocol.CuratorCommand.AssignTasks;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.CuratorCommand.ReviewSheet;
import cosr.protocol.Head;
import cosr.protocol.Outcome;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Drives a core as its actor does, and keeps the commands and events. */
final class Play {
  static final Receipt RECEIPT = new Receipt(new Head(Role.CURATOR, 0, "", ""), 0, 0);
  static final String RUN = "run";

  final CuratorCore core;
  final List<CuratorCommand> commands = new ArrayList<>();
  final List<CuratorEvent> events = new ArrayList<>();
  CuratorState state;

  Play(CuratorCore core) {
    this.core = core;
    this.state = core.initial();
  }

  static CuratorCore core(String policy, int prompts, TaskSource source) {
    return core(7, policy, prompts, source);
  }

  static CuratorCore core(long seed, String policy, int prompts, TaskSource source) {
    return new CuratorCore(seed, new Settings.Curriculum(policy, 2, 0.5), prompts, 8, 400, source);
  }

  static SheetKey round(int index) {
    return new SheetKey(Stage.ROUND, index, 0);
  }

  static SheetKey probe(int index) {
    return new SheetKey(Stage.PROBE, index, 0);
  }

  List<CuratorEvent> tell(CuratorCommand command) {
    List<CuratorEvent> written = core.decide(state, command);
    for (CuratorEvent e : written) state = core.apply(state, e);
    commands.add(command);
    events.addAll(written);
    return written;
  }

  List<Assignment> assign(SheetKey key) {
    AssignTasks command = new AssignTasks(RUN, key, state.rounds().reviewed());
    tell(command);
    return ((SupervisorCommand.TasksAssigned) core.reply(state, command, RECEIPT)).assignments();
  }

  SupervisorCommand.ReviewSummary review(SheetKey key, List<GroupReport> groups) {
    ReviewSheet command = new ReviewSheet(RUN, key, groups);
    tell(command);
    return ((SupervisorCommand.SheetReviewed) core.reply(state, command, RECEIPT)).summary();
  }

  /** One sheet from assignment to review; the Student is asked by assignment. */
  SupervisorCommand.ReviewSummary sheet(SheetKey key, Function<Assignment, GroupReport> student) {
    return review(key, assign(key).stream().map(student).toList());
  }

  /** The last review of the cell. */
  Review lastReview(String cell) {
    CuratorEvent last = events.get(events.size() - 1);
    return ((CuratorEvent.SheetReviewed) last)
        .reviews().stream().filter(r -> r.cell().equals(cell)).findFirst().orElseThrow().review();
  }

  static GroupReport group(Assignment a, int right, int samples, Outcome otherwise) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      outcomes.add(i < right ? new Outcome.Correct() : otherwise);
      tokens.add(10);
    }
    return new GroupReport(a.task().id(), a.task().cell(), outcomes, tokens, 1234, 0);
  }

  static GroupReport group(Assignment a, int right) {
    return group(a, right, 8, new Outcome.Incorrect("wrong"));
  }

  /** All right up to this level, all wrong above. */
  static Function<Assignment, GroupReport> upTo(int level) {
    return a -> group(a, a.task().cell().level() <= level ? 8 : 0);
  }
}
