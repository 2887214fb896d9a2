package cosr.student.engine;

/**
 * What was saved, for the journal.
 *
 * @param weightsDigest {@link TensorEngine#digest()} of the saved weights
 * @param optimizerDigest SHA-256 of the optimizer's state, taken as the weights' digest is, in hex
 */
public record SavedWeights(String weightsDigest, String optimizerDigest) {}
