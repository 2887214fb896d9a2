package cosr.student.core;

import cosr.protocol.SheetKey;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;

/**
 * What a digest of the state is taken over: small enough for every round. The rest follows from it
 * and the chained events.
 *
 * @param buffer int32 triples (round, task, sample) of the replay buffer, by cell, oldest first
 * @param sheets keys of the parts whose attempts are kept
 * @param pending key of the batch that is not learned yet: none or one
 */
public record StudentDigest(
    StudentState.Weights weights,
    SortedMap<String, Double> passRates,
    byte[] buffer,
    long tokens,
    List<SheetKey> sheets,
    List<SheetKey> pending,
    List<CheckpointSaved> checkpoints) {
  static StudentDigest of(StudentState state) {
    Experience e = state.experience();
    int entries = e.buffer().stream().mapToInt(c -> c.samples().size()).sum();
    ByteBuffer names = ByteBuffer.allocate(12 * entries).order(ByteOrder.LITTLE_ENDIAN);
    for (CellReplay c : e.buffer())
      for (Sample s : c.samples()) names.putInt(s.round()).putInt(s.task()).putInt(s.sample());
    return new StudentDigest(
        state.weights(),
        e.passRates(),
        names.array(),
        e.tokens(),
        state.sheets().stream().flatMap(s -> s.parts().stream()).map(p -> p.key()).toList(),
        state.pending().stream().map(b -> b.key()).toList(),
        state.checkpoints());
  }
}
