package cosr.student.core;

import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.core.StudentEvent.Diverged;
import cosr.student.core.StudentEvent.Updated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the weights that the state speaks of are made again after a process ended. */
public final class Restore {
  private Restore() {}

  /** What to begin with, and what to learn again. */
  public sealed interface Plan {
    /** The checkpoint to load; empty: make the weights from the seed. */
    Optional<CheckpointSaved> start();

    /** Version of the start. */
    default int fromVersion() {
      return start().map(CheckpointSaved::version).orElse(0);
    }
  }

  /**
   * The state holds what comes after the start.
   *
   * @param batches to apply in this order; after each the weights must have its digest, if it has
   *     one
   */
  public record Direct(Optional<CheckpointSaved> start, List<ResolvedBatch> batches)
      implements Plan {}

  /** The batches after the start come from {@link #refold} over all events. */
  public record FromHistory(Optional<CheckpointSaved> start) implements Plan {}

  /**
   * Takes the newest checkpoint that is there.
   *
   * @param there whether a checkpoint's folder is there; its digests are proved when it is loaded,
   *     and one that differs is refused
   */
  public static Plan plan(StudentState state, Predicate<CheckpointSaved> there) {
    List<CheckpointSaved> saved = state.checkpoints();
    for (int i = saved.size() - 1; i >= 0; i--) {
      Optional<CheckpointSaved> start = Optional.of(saved.get(i));
      if (!there.test(saved.get(i))) continue;
      return i == saved.size() - 1
          ? new Direct(start, state.sinceCheckpoint())
          : new FromHistory(start);
    }
    return saved.isEmpty()
        ? new Direct(Optional.empty(), state.sinceCheckpoint())
        : new FromHistory(Optional.empty());
  }

  /**
   * What was learned after a version, oldest first, with all members looked up as they stood in the
   * buffer then.
   *
   * @param events of the Student's whole stream, from the first on
   */
  public static List<ResolvedBatch> refold(
      StudentCore core, Iterable<StudentEvent> events, int fromVersion) {
    List<ResolvedBatch> batches = new ArrayList<>();
    StudentState state = core.initial();
    for (StudentEvent event : events) {
      String known = state.weightsDigest();
      state = core.apply(state, event);
      if (event instanceof Updated && state.version() > fromVersion)
        batches.add(state.sinceCheckpoint().getLast());
      if (event instanceof Diverged e)
        batches = new ArrayList<>(ResolvedBatch.after(batches, e, known));
    }
    return batches;
  }
}
