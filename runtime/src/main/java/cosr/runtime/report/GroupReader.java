package cosr.runtime.report;

import cosr.curator.CuratorEvent.TasksAssigned;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.protocol.Assignment;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.Task;
import cosr.protocol.Verdict;
import cosr.runtime.view.TokenText;
import cosr.student.core.AttemptSheet;
import cosr.student.core.Packed;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.BatchJournaled;
import cosr.supervisor.SupervisorEvent.RoundClosed;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The groups of one round, put together from what four roles wrote of it. Not thread-safe. */
final class GroupReader {
  private static final int PAGE = 100;

  private final int round;
  private @Nullable TasksAssigned assigned;
  private @Nullable BatchJournaled batch;
  private final TreeMap<Integer, AttemptsRecorded> attempts = new TreeMap<>();
  private final TreeMap<Integer, VerdictsRecorded> verdicts = new TreeMap<>();
  private final TokenText tokens;
  private boolean closed;

  private GroupReader(int round, TokenText tokens) {
    this.round = round;
    this.tokens = tokens;
  }

  /**
   * The groups of a round that is closed, in the order of its sheet; empty where the journal has
   * not all of it.
   *
   * @param tokens what the run's tokens stand for
   * @param assigned place of the round's assignment in the journal
   */
  static List<GroupStory> read(JournalReader journal, int round, long assigned, TokenText tokens) {
    GroupReader reader = new GroupReader(round, tokens);
    long at = assigned - 1;
    while (!reader.closed) {
      List<JournalRow> rows = journal.after(at, PAGE);
      for (JournalRow row : rows) {
        if (!reader.closed) reader.take(row);
        at = row.ordering();
      }
      if (rows.size() < PAGE) break;
    }
    return reader.closed ? reader.groups() : List.of();
  }

  private void take(JournalRow row) {
    switch (row.name()) {
      case "curator.tasks-assigned",
          "student.attempts-recorded",
          "student.batch-journaled",
          "verifier.verdicts-recorded",
          "supervisor.round-closed" -> {
        switch (row.event()) {
          case TasksAssigned e when ours(e.key()) -> assigned = e;
          case AttemptsRecorded e when ours(e.key()) -> attempts.put(e.key().part(), e);
          case BatchJournaled e when ours(e.key()) -> batch = e;
          case VerdictsRecorded e when ours(e.key()) -> verdicts.put(e.key().part(), e);
          case RoundClosed e -> closed = e.round() >= round;
          default -> {}
        }
      }
      default -> {}
    }
  }

  private boolean ours(SheetKey key) {
    return key.stage() == Stage.ROUND && key.index() == round;
  }

  private List<GroupStory> groups() {
    TasksAssigned tasks = assigned;
    BatchJournaled learned = batch;
    if (tasks == null || learned == null) return List.of();
    List<List<Verdict>> decided = new ArrayList<>();
    verdicts.values().forEach(v -> v.packed().unpack().forEach(g -> decided.add(g.verdicts())));
    List<AttemptSheet.Group> made =
        new AttemptSheet(Stage.ROUND, round, List.copyOf(attempts.values())).groups();
    if (made.size() != decided.size() || made.size() != tasks.assignments().size())
      return List.of();
    float[] advantages = Packed.floats(learned.advantages());
    List<GroupStory> out = new ArrayList<>();
    int at = 0;
    for (AttemptSheet.Group group : made) {
      Assignment assignment = tasks.assignments().get(group.task());
      List<GroupStory.Attempt> members = new ArrayList<>();
      for (AttemptSheet.Made m : group.members()) {
        members.add(
            new GroupStory.Attempt(
                tokens.of(m.sample().ids()),
                decided.get(group.task()).get(members.size()).outcome(),
                at < advantages.length ? advantages[at] : Float.NaN));
        at++;
      }
      out.add(story(assignment, group.task(), members));
    }
    return out;
  }

  private GroupStory story(Assignment assignment, int task, List<GroupStory.Attempt> members) {
    Task t = assignment.task();
    return new GroupStory(
        round + 1,
        task,
        t.cell().toString(),
        assignment.reason(),
        assignment.belief(),
        t.prompt(),
        t.gloss(),
        Optional.ofNullable(t.check().parameters().get("expected")).orElse(""),
        List.copyOf(members));
  }
}
