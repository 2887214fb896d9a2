package cosr.config;

import java.util.List;

/**
 * The model that learns.
 *
 * @param model folder of a Hugging Face model; empty: the built-in Student
 * @param sha256 of what the folder held as the run was made, in hex; empty: not taken down yet
 * @param context tokens of a prompt and its answer at most
 * @param answerTokens tokens of an answer at most
 * @param system message before every prompt; empty: none
 */
public record StudentSettings(
    String model, String sha256, int context, int answerTokens, String system, Lora lora) {
  /** The built-in Student. */
  public static final StudentSettings BUILT_IN =
      new StudentSettings("", "", 1024, 256, "", new Lora(0, 32, List.of("all-linear"), "stored"));

  /** Whether a model was brought. */
  public boolean brought() {
    return !model.isEmpty();
  }

  /** The same model with what was taken down of it. */
  public StudentSettings with(String folder, String digest) {
    return new StudentSettings(folder, digest, context, answerTokens, system, lora);
  }

  /**
   * Adapters that learn in the place of a model's own weights.
   *
   * @param rank 0: there are none, all weights learn
   * @param alpha over the rank, it scales what they add
   * @param targets names of the matrices that have one, or {@code all-linear}
   * @param hold how matrices that don't learn are held: {@code stored}, as bfloat16 where the file
   *     has it; {@code fp32}; {@code bf16}
   */
  public record Lora(int rank, double alpha, List<String> targets, String hold) {}
}
