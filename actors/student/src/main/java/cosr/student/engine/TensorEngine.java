package cosr.student.engine;

import java.nio.file.Path;

/**
 * One model, its optimizer, and what can be done with them. Every method is a deterministic
 * function of the arguments and of the weights and optimizer state as they are, for one kind of
 * processor and one number of engine threads; no method reads a clock or a random source.
 *
 * <p>Not thread-safe: one thread at a time calls it, and it need not be always the same. A call
 * can't be interrupted; wait for the one in flight before the process ends, since a process that is
 * ended inside the engine can hang.
 */
public interface TensorEngine extends AutoCloseable {
  /** Makes fresh weights from the seed, and an optimizer that has taken no step. */
  void initialise(long seed);

  /** Trained numbers of the model; the tied head is counted once. */
  long parameters();

  /**
   * Digest of the weights: SHA-256 over the name-sorted SHA-256s of the tensors (little-endian
   * float32), in hex.
   */
  String digest();

  /**
   * Samples one answer for each prompt, with a KV cache, in one call of the engine.
   *
   * @throws IllegalArgumentException if a row is longer than the model's maximum length
   */
  Generation generate(GenerateBatch batch);

  /** Begins an empty batch that rows enter and leave; the caller closes it. */
  OpenBatch open();

  /**
   * One update: gradients of the micro-batches are added up, clipped by their global norm and given
   * to AdamW (decoupled decay, on matrices and the embedding only, not on the norms).
   *
   * @param learningRate of this update
   * @throws MemoryException if the gradients of a micro-batch need more memory than there is; the
   *     weights and the optimizer are what they were
   */
  Step train(TrainBatch batch, double learningRate);

  /**
   * Writes the weights as a Hugging Face folder, with the optimizer's state beside them, under a
   * temporary name; flushes every file and folder to the disk and renames it. A folder that is
   * there already is replaced.
   *
   * @throws CheckpointException if it can't be written
   */
  SavedWeights save(Path folder, Hook hook);

  /**
   * Replaces weights and optimizer by a saved pair. Nothing changes if it fails.
   *
   * @throws CheckpointException if a file is missing, unreadable or of another shape, or a digest
   *     differs
   */
  void load(Path folder, String weightsDigest, String optimizerDigest);

  /**
   * Takes the weights of a Hugging Face folder of the same shape, with a fresh optimizer; bfloat16
   * is widened.
   *
   * @throws CheckpointException as {@link #load} does
   */
  void adopt(Path folder);

  /**
   * Takes the weights as they are for the reference that a policy's divergence is measured from. It
   * holds one more copy of the trained tensors from here on.
   */
  void keepReference();

  /**
   * Writes the reference's trained tensors as a folder, as {@link #save} does.
   *
   * @throws CheckpointException if it can't be written
   * @throws IllegalStateException where there is none
   */
  void saveReference(Path folder);

  /**
   * Takes the reference of such a folder.
   *
   * @throws CheckpointException if it can't be read, or its digest (as {@link #digest} takes it of
   *     the weights) differs; an empty one proves nothing
   */
  void loadReference(Path folder, String digest);

  /** What the numbers depend on besides the arguments. */
  EngineInfo info();

  /** Frees the engine's memory. */
  @Override
  void close();
}
