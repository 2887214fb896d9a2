package cosr.student.core;

import cosr.protocol.SheetKey;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.AttemptSheet.Made;
import cosr.student.core.StudentEvent.BatchJournaled;
import cosr.student.core.StudentEvent.Diverged;
import java.util.ArrayList;
import java.util.List;

/**
 * A journaled batch with the attempts that it names in place of their names; it stays the same when
 * the buffer moves on. Immutable.
 *
 * @param version that the update reaches
 * @param policy members of the policy batch, by task and sample; empty in a lesson
 * @param replay supervised batches in the order of learning; empty in a lesson
 * @param digest of the weights after the update; empty as long as it isn't known, and where a
 *     divergence came after it
 */
public record ResolvedBatch(
    SheetKey key,
    int version,
    List<Member> policy,
    List<List<Sample>> replay,
    double learningRate,
    double replayRate,
    String digest) {
  public ResolvedBatch {
    policy = List.copyOf(policy);
    replay = replay.stream().map(List::copyOf).toList();
  }

  /**
   * @param logProbs float32 by token of the answer, as it was sampled
   */
  public record Member(Sample sample, float advantage, byte[] logProbs) {}

  /**
   * Looks the members up.
   *
   * @param groups of the round that the batch is of; none for a lesson
   * @param experience after that round's verdicts
   */
  static ResolvedBatch of(BatchJournaled batch, List<Group> groups, Experience experience) {
    List<Member> policy = new ArrayList<>();
    float[] advantages = Packed.floats(batch.advantages());
    int a = 0;
    for (Group group : groups)
      for (Made made : group.members()) {
        float advantage = advantages[a++];
        if (!Float.isNaN(advantage))
          policy.add(new Member(made.sample(), advantage, made.logProbs()));
      }
    List<List<Sample>> replay = new ArrayList<>();
    for (byte[] packed : batch.replay()) {
      int[] names = Packed.ints(packed);
      List<Sample> samples = new ArrayList<>(names.length / 3);
      for (int i = 0; i < names.length; i += 3)
        samples.add(experience.find(names[i], names[i + 1], names[i + 2]));
      replay.add(samples);
    }
    return new ResolvedBatch(
        batch.key(), batch.version(), policy, replay, batch.learningRate(), batch.replayRate(), "");
  }

  /** The same, with the digest that the weights had after it. */
  ResolvedBatch reached(String weightsDigest) {
    return new ResolvedBatch(key, version, policy, replay, learningRate, replayRate, weightsDigest);
  }

  /**
   * Batches as a divergence leaves them: where it led to other weights, only the version that it
   * reached has a digest that can be met again.
   *
   * @param known digest that the version had before
   */
  static List<ResolvedBatch> after(List<ResolvedBatch> batches, Diverged e, String known) {
    if (e.weightsDigest().equals(known)) return batches;
    return batches.stream()
        .map(b -> b.reached(b.version() == e.version() ? e.weightsDigest() : ""))
        .toList();
  }
}
