package cosr.student.core;

import cosr.protocol.Stage;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.BatchJournaled;
import cosr.student.core.StudentEvent.Updated;
import java.util.ArrayList;
import java.util.List;

/** The state after one more event; pure. */
final class StudentFold {
  private StudentFold() {}

  /**
   * @param capacity newest correct attempts kept for each cell
   */
  static StudentState apply(StudentState state, StudentEvent event, int capacity) {
    return switch (event) {
      case StudentEvent.Created e ->
          state.with(new StudentState.Weights(e.parameters(), e.weightsDigest(), 0, 0));
      case StudentEvent.Recovered e -> state;
      case StudentEvent.Diverged e -> state.with(e);
      case AttemptsRecorded e -> attempted(state, e);
      case BatchJournaled e -> state.with(experienced(state, e, capacity), e);
      case StudentEvent.MicroBatchHalved e -> state.with(e);
      case Updated e -> updated(state, e);
      case StudentEvent.CheckpointSaved e -> state.with(e);
    };
  }

  private static StudentState attempted(StudentState state, AttemptsRecorded e) {
    List<AttemptSheet> sheets = new ArrayList<>();
    boolean known = false;
    for (AttemptSheet s : state.sheets()) {
      known |= s.holds(e.key());
      sheets.add(s.holds(e.key()) ? s.with(e) : s);
    }
    if (!known) {
      AttemptSheet sheet = new AttemptSheet(e.key().stage(), e.key().index(), List.of(e));
      sheets = StudentState.newest(sheets, sheet, StudentState.KEPT_SHEETS);
    }
    long tokens = e.key().stage() == Stage.EXAM ? 0 : e.ids().length / 4;
    return state.with(state.experience().generated(tokens), sheets);
  }

  private static Experience experienced(StudentState state, BatchJournaled e, int capacity) {
    if (e.key().stage() == Stage.WARM_UP) return state.experience();
    return state.experience().after(state.groups(e.key()), e.outcomes(), capacity);
  }

  private static StudentState updated(StudentState state, Updated e) {
    ResolvedBatch learned = StudentCore.pending(state).orElseThrow().reached(e.update().digest());
    StudentState.Weights w = state.weights();
    boolean lesson = e.key().stage() == Stage.WARM_UP;
    return state.with(
        new StudentState.Weights(
            w.parameters(),
            e.update().digest(),
            w.lessons() + (lesson ? 1 : 0),
            w.rounds() + (lesson ? 0 : 1)),
        e,
        learned);
  }
}
