package cosr.verifier;

import cosr.protocol.KeyedRandom;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws which answers are decided a second time: each with the same probability, keyed by stage,
 * index, task and sample; only those of rounds and probes.
 *
 * @param share from 0 to 1
 */
record RecheckDraw(long seed, double share) {
  /** The drawn samples of a group, in ascending order. */
  List<Integer> samples(SheetKey key, String taskId, int samples) {
    if (key.stage() != Stage.ROUND && key.stage() != Stage.PROBE) return List.of();
    return IntStream.range(0, samples)
        .filter(sample -> isDrawn(key, taskId, sample))
        .boxed()
        .toList();
  }

  private boolean isDrawn(SheetKey key, String taskId, int sample) {
    return KeyedRandom.of(seed, "recheck", key.stage(), key.index(), taskId, sample).nextDouble()
        < share;
  }
}
