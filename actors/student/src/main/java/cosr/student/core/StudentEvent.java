package cosr.student.core;

import cosr.protocol.Cell;
import cosr.protocol.SheetKey;
import cosr.protocol.Update;
import java.util.List;

/**
 * What the Student writes to its stream. Byte arrays are {@link Packed} numbers and are never
 * changed after the event was made.
 */
public sealed interface StudentEvent {
  /**
   * The weights were made from the seed: version 0. Written once, before anything else.
   *
   * @param parameters trained numbers
   */
  record Created(long parameters, String weightsDigest) implements StudentEvent {}

  /**
   * A process restored the weights. Written when it is ready to work.
   *
   * @param checkpointVersion version of the checkpoint it began with; 0: from scratch
   * @param redone updates that it applied again
   * @param version that it reached
   */
  record Recovered(int checkpointVersion, int redone, int version) implements StudentEvent {}

  /**
   * The weights were restored on other terms than those that they were made on, which the ledger
   * accepts. Written with {@link Recovered} or {@link Created}, once for each such acceptance: from
   * here on the version has this digest, and updates before it prove nothing.
   *
   * @param divergences that the ledger had accepted by then
   * @param version that was reached
   * @param weightsDigest that was reached
   */
  record Diverged(int divergences, int version, String weightsDigest) implements StudentEvent {}

  /**
   * One part of a sheet was attempted. Written before its attempts are shown to anyone. All arrays
   * are by prompt, then by sample.
   *
   * @param lengths int32 by attempt: tokens generated, end mark included
   * @param finished one byte an attempt: 1 where the Student ended it by itself (its last id is the
   *     end mark)
   * @param ids int32 by token: the attempts one after the other
   * @param logProbs float32 by token, natural logarithm, at the temperature of the sampling; empty
   *     where the likeliest token was taken
   * @param sampleMicros time that the sampling took; recorded, never decided from
   */
  record AttemptsRecorded(
      SheetKey key,
      int weightsVersion,
      List<PromptRecord> prompts,
      byte[] lengths,
      byte[] finished,
      byte[] ids,
      byte[] logProbs,
      long sampleMicros)
      implements StudentEvent {
    public AttemptsRecorded {
      prompts = List.copyOf(prompts);
    }

    /** Attempts a prompt. */
    public int samples() {
      return prompts.isEmpty() ? 0 : finished.length / prompts.size();
    }
  }

  /**
   * @param promptIds int32: what the Student read, a given prefix of the answer included
   */
  record PromptRecord(String taskId, Cell cell, byte[] promptIds) {}

  /**
   * All that the next update is computed from. Written before anything is learned from it. A lesson
   * is named by its key, from which its rows follow: everything else is empty or 0. Of a round,
   * arrays "by attempt" run over its parts, their prompts and their samples.
   *
   * @param version that the update will reach
   * @param outcomes one byte by attempt: {@link Rewards#code}
   * @param rewards float32 by attempt; NaN where the outcome doesn't teach
   * @param advantages float32 by attempt; NaN where the attempt isn't in the policy batch
   * @param replay by supervised batch, without its lessons: int32 triples (round, task, sample),
   *     where task counts the prompts of that round over all its parts
   * @param learningRate of the policy batch
   * @param replayRate learning rate of the supervised batches
   */
  record BatchJournaled(
      SheetKey key,
      int version,
      byte[] outcomes,
      byte[] rewards,
      byte[] advantages,
      List<byte[]> replay,
      double learningRate,
      double replayRate)
      implements StudentEvent {
    public BatchJournaled {
      replay = List.copyOf(replay);
    }
  }

  /**
   * A step of an update did not fit into memory and was taken in smaller micro-batches, which hold
   * from that step on, in later updates too. Written with the {@link Updated} of its key, before
   * it.
   *
   * @param version that the update reaches
   * @param step of the update, from 0, in the order of learning
   * @param tokens of a micro-batch at most
   */
  record MicroBatchHalved(SheetKey key, int version, int step, int tokens)
      implements StudentEvent {}

  /** The journaled batch of this key was learned. Written before anyone is told. */
  record Updated(SheetKey key, Update update) implements StudentEvent {}

  /**
   * The weights of a version are on disk, complete. Written after the folder got its final name.
   *
   * @param folderName below the run's folder of checkpoints
   */
  record CheckpointSaved(
      int version, String folderName, String weightsDigest, String optimizerDigest)
      implements StudentEvent {}
}
