package cosr.student.core;

import cosr.protocol.Cell;
import cosr.protocol.SheetKey;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.util.List;
import java.util.SortedMap;

/**
 * What a digest of the state is taken over: small enough for every round. The rest follows from it
 * and the chained events.
 *
 * @param sheets keys of the parts whose attempts are kept
 * @param pending key of the batch that is not learned yet: none or one
 */
public record StudentDigest(
    StudentState.Weights weights,
    SortedMap<String, Double> passRates,
    List<Replayed> buffer,
    long tokens,
    List<SheetKey> sheets,
    List<SheetKey> pending,
    List<CheckpointSaved> checkpoints) {
  /**
   * One cell of the replay buffer.
   *
   * @param fingerprint 64 bits over the names of its attempts in their order; it tells a wrong
   *     fold, the chain of the events tells a forger
   */
  public record Replayed(Cell cell, int attempts, long fingerprint) {}

  static StudentDigest of(StudentState state) {
    Experience e = state.experience();
    return new StudentDigest(
        state.weights(),
        e.passRates(),
        e.buffer().stream().map(StudentDigest::replayed).toList(),
        e.tokens(),
        state.sheets().stream().flatMap(s -> s.parts().stream()).map(p -> p.key()).toList(),
        state.pending().stream().map(b -> b.key()).toList(),
        state.checkpoints());
  }

  private static Replayed replayed(CellReplay c) {
    long h = 0;
    for (Sample s : c.samples()) {
      long name = ((long) s.round() << 32) ^ ((long) s.task() << 12) ^ s.sample();
      h = (h ^ name) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    return new Replayed(c.cell(), c.samples().size(), h);
  }
}
