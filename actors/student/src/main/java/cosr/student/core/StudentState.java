package cosr.student.core;

import cosr.protocol.SheetKey;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.StudentEvent.BatchJournaled;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.core.StudentEvent.Diverged;
import cosr.student.core.StudentEvent.MicroBatchHalved;
import cosr.student.core.StudentEvent.Updated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the Student knows besides its weights. Immutable plain values: a snapshot as it is; one is
 * small where {@code sinceCheckpoint} is empty, so they are taken right after a checkpoint.
 *
 * @param sheets the newest sheets that were attempted, oldest first
 * @param pending the batch that is journaled and not learned yet: none or one
 * @param updates the newest updates, oldest first
 * @param checkpoints all that were saved, the newest of each version, oldest first
 * @param sinceCheckpoint what was learned since the newest checkpoint, or from the start
 * @param divergences that the ledger accepted and these weights went through
 * @param halvings of the micro-batches, oldest first
 */
public record StudentState(
    Weights weights,
    Experience experience,
    List<AttemptSheet> sheets,
    List<BatchJournaled> pending,
    List<Updated> updates,
    List<CheckpointSaved> checkpoints,
    List<ResolvedBatch> sinceCheckpoint,
    int divergences,
    List<MicroBatchHalved> halvings) {
  /**
   * All that can be attempted with one version of the weights: at the end of the warm-up, at lag 1,
   * a quiz, the exam, the probes and two rounds.
   */
  static final int KEPT_SHEETS = 5;

  static final int KEPT_UPDATES = 4;

  public StudentState {
    sheets = List.copyOf(sheets);
    pending = List.copyOf(pending);
    updates = List.copyOf(updates);
    checkpoints = List.copyOf(checkpoints);
    sinceCheckpoint = List.copyOf(sinceCheckpoint);
    halvings = List.copyOf(halvings);
  }

  /**
   * @param parameters trained numbers; 0 before the weights are made
   * @param lessons updates by a lesson
   * @param rounds updates by a round
   */
  public record Weights(long parameters, String digest, int lessons, int rounds) {
    /** Updates behind the weights. */
    public int version() {
      return lessons + rounds;
    }
  }

  static StudentState empty() {
    return new StudentState(
        new Weights(0, "", 0, 0),
        Experience.none(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of());
  }

  /** Updates behind the weights. */
  public int version() {
    return weights.version();
  }

  /** SHA-256 of the weights in hex; empty before they are made. */
  public String weightsDigest() {
    return weights.digest();
  }

  /** The sheet that this key names a part of, if it is among the newest. */
  public Optional<AttemptSheet> sheet(SheetKey key) {
    return sheets.stream().filter(s -> s.holds(key)).findFirst();
  }

  /** The attempts of the sheet that this key names a part of; throws where they aren't kept. */
  public List<Group> groups(SheetKey key) {
    return sheet(key)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    key + " wasn't attempted, or its attempts are no longer kept"))
        .groups();
  }

  /** The update of this key, if it is among the newest. */
  public Optional<Updated> update(SheetKey key) {
    return updates.stream().filter(u -> u.key().equals(key)).findFirst();
  }

  /** The checkpoint of the weights as they are, if there is one. */
  public Optional<CheckpointSaved> checkpoint() {
    return checkpoints.stream().filter(c -> c.version() == version()).reduce((a, b) -> b);
  }

  StudentState with(Weights newWeights) {
    return new StudentState(
        newWeights,
        experience,
        sheets,
        pending,
        updates,
        checkpoints,
        sinceCheckpoint,
        divergences,
        halvings);
  }

  StudentState with(Experience newExperience, List<AttemptSheet> newSheets) {
    return new StudentState(
        weights,
        newExperience,
        newSheets,
        pending,
        updates,
        checkpoints,
        sinceCheckpoint,
        divergences,
        halvings);
  }

  StudentState with(Experience newExperience, BatchJournaled batch) {
    return new StudentState(
        weights,
        newExperience,
        sheets,
        List.of(batch),
        updates,
        checkpoints,
        sinceCheckpoint,
        divergences,
        halvings);
  }

  StudentState with(CheckpointSaved saved) {
    return new StudentState(
        weights,
        experience,
        sheets,
        pending,
        updates,
        newest(
            checkpoints.stream().filter(c -> c.version() != saved.version()).toList(),
            saved,
            Integer.MAX_VALUE),
        sinceCheckpoint.stream().filter(b -> b.version() > saved.version()).toList(),
        divergences,
        halvings);
  }

  StudentState with(Diverged e) {
    return new StudentState(
        new Weights(weights.parameters(), e.weightsDigest(), weights.lessons(), weights.rounds()),
        experience,
        sheets,
        pending,
        updates,
        checkpoints,
        ResolvedBatch.after(sinceCheckpoint, e, weightsDigest()),
        e.divergences(),
        halvings);
  }

  StudentState with(Weights newWeights, Updated update, ResolvedBatch batch) {
    return new StudentState(
        newWeights,
        experience,
        sheets,
        List.of(),
        newest(updates, update, KEPT_UPDATES),
        checkpoints,
        newest(sinceCheckpoint, batch, Integer.MAX_VALUE),
        divergences,
        halvings);
  }

  StudentState with(MicroBatchHalved e) {
    return new StudentState(
        weights,
        experience,
        sheets,
        pending,
        updates,
        checkpoints,
        sinceCheckpoint,
        divergences,
        newest(halvings, e, Integer.MAX_VALUE));
  }

  static <T> List<T> newest(List<T> list, T more, int kept) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return all.subList(Math.max(0, all.size() - kept), all.size());
  }
}
