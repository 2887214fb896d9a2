package cosr.student.model;

/**
 * What families of decoders have besides the matrices and norms that all of them have.
 *
 * @param inputBias q, k and v have biases (Qwen2)
 * @param outputBias o has one
 * @param feedBias gate, up and down have biases
 * @param headNorm queries and keys are normed head by head (Qwen3)
 * @param tied the head is the embedding
 */
public record Parts(
    boolean inputBias, boolean outputBias, boolean feedBias, boolean headNorm, boolean tied) {
  /** None of them, and the head is the embedding. */
  public static final Parts PLAIN = new Parts(false, false, false, false, true);
}
