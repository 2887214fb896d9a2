package cosr.student.actor;

import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.student.core.Microbatches;
import cosr.student.core.ResolvedBatch;
import cosr.student.core.Row;
import cosr.student.core.StudentEvent.MicroBatchHalved;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.MemoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many tokens a micro-batch has at most. It is halved where one does not fit into memory; what
 * the journal says of that holds where an update is made again. For the engine's thread alone.
 */
final class MicroBatchLimit {
  private static final Logger LOG = LoggerFactory.getLogger(MicroBatchLimit.class);

  private final int tokens;
  private List<MicroBatchHalved> known = List.of();
  private int reached;
  private List<MicroBatchHalved> fresh = new ArrayList<>();
  private SheetKey key = new SheetKey(Stage.WARM_UP, 0, 0);
  private int version;
  private int step;

  /**
   * @param tokens as the settings say
   */
  MicroBatchLimit(int tokens) {
    this.tokens = tokens;
  }

  /**
   * Begins with what the journal says.
   *
   * @param halvings oldest first
   * @param to version that was reached: updates up to it are made again as they were
   */
  void restored(List<MicroBatchHalved> halvings, int to) {
    known = halvings;
    fresh = new ArrayList<>();
    reached = to;
  }

  /** The next update begins. */
  void begin(ResolvedBatch update) {
    List<MicroBatchHalved> all = new ArrayList<>(known);
    all.addAll(fresh);
    known = all;
    fresh = new ArrayList<>();
    key = update.key();
    version = update.version();
    step = 0;
  }

  /** Those of this update, for the journal. */
  List<MicroBatchHalved> fresh() {
    return List.copyOf(fresh);
  }

  /**
   * Takes the next step of the update.
   *
   * @param attempt takes it in micro-batches of so many tokens at most, or changes nothing
   * @throws MemoryException where not even one row fits
   * @throws CheckpointException where what fitted once does not any more
   */
  <T> T step(List<Row> rows, IntFunction<T> attempt) {
    int limit = limit();
    while (true) {
      try {
        T made = attempt.apply(limit);
        step++;
        return made;
      } catch (MemoryException e) {
        if (!e.ofMicroBatch()) throw e;
        limit = smaller(rows, limit, e);
      }
    }
  }

  private int limit() {
    int limit = tokens;
    for (MicroBatchHalved each : known)
      if (each.version() < version || (each.version() == version && each.step() <= step))
        limit = each.tokens();
    for (MicroBatchHalved each : fresh) limit = each.tokens();
    return limit;
  }

  private int smaller(List<Row> rows, int limit, MemoryException e) {
    if (version <= reached)
      throw new CheckpointException(
          "update %d was made in micro-batches of at most %d tokens, and one of them does not fit into memory now (%s): free some and resume"
              .formatted(version, limit, e.getMessage()),
          e);
    OptionalInt next = Microbatches.smaller(rows, limit);
    if (next.isEmpty())
      throw new MemoryException(
          "one row of %d tokens does not fit into memory while learning (%s); nothing is lost: resume where there is more, or train anew with shorter rows (student.context, student.answer-tokens) or adapters (student.lora.rank)"
              .formatted(longest(rows), e.getMessage()),
          e);
    LOG.warn(
        "{}: from step {} of update {} on, micro-batches have {} tokens at most, not {}",
        e.getMessage(),
        step,
        version,
        next.getAsInt(),
        limit);
    fresh.removeIf(each -> each.step() == step);
    fresh.add(new MicroBatchHalved(key, version, step, next.getAsInt()));
    return next.getAsInt();
  }

  private static int longest(List<Row> rows) {
    return rows.stream().mapToInt(row -> row.ids().length).max().orElse(0);
  }
}
