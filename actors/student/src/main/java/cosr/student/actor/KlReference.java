package cosr.student.actor;

import cosr.config.Settings;
import cosr.protocol.Stage;
import cosr.student.core.ResolvedBatch;
import cosr.student.core.StudentEvent;
import cosr.student.core.StudentState;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.TensorEngine;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The weights that a policy's divergence is measured from: those that practice began with, after
 * the last lesson. They are kept when the first round is learned, in the engine and in the folder
 * {@code reference} of the checkpoints; where that is gone they are made again from the journal.
 * For the engine's thread alone.
 */
final class KlReference {
  private final TensorEngine engine;
  private final Path folder;
  private final Past past;
  private final boolean needed;

  KlReference(Settings settings, TensorEngine engine, Path checkpoints, Past past) {
    this.engine = engine;
    this.folder = checkpoints.resolve("reference");
    this.past = past;
    this.needed = settings.learning().klBeta() > 0;
  }

  /** Keeps the weights as they are if the batch is that of the first round. */
  void before(ResolvedBatch batch) {
    if (!needed || batch.key().stage() != Stage.ROUND || batch.key().index() > 0) return;
    engine.keepReference();
    engine.saveReference(folder);
  }

  /**
   * Loads the reference of a run that is beyond its first round.
   *
   * @return newest version to begin with: where the folder is gone, that before the first round
   */
  int restore(StudentState state) {
    if (!needed || state.weights().rounds() == 0) return Integer.MAX_VALUE;
    int version = state.weights().lessons();
    if (!Files.exists(folder)) return version;
    try {
      engine.loadReference(folder, state.divergences() > 0 ? "" : digest(version));
    } catch (CheckpointException e) {
      throw new CheckpointException(
          e.getMessage()
              + "; remove it and resume: its weights are then made again from the journal",
          e);
    }
    return Integer.MAX_VALUE;
  }

  /** That the weights had at a version, as the journal says. */
  private String digest(int version) {
    for (StudentEvent event : past.events())
      if (event instanceof StudentEvent.Created created && version == 0)
        return created.weightsDigest();
      else if (event instanceof StudentEvent.Updated u && u.update().version() == version)
        return u.update().digest();
    throw new IllegalStateException("the journal has no update to version " + version);
  }
}
