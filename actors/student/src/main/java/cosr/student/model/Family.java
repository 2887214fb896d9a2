package cosr.student.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A family of published decoders, by its {@code model_type}, with what its configuration class in
 * transformers takes for keys that a file leaves out.
 */
enum Family {
  LLAMA("llama", 32, 4096, 11008, 32, 32, 2048, 1e-6, 10_000, false),
  MISTRAL("mistral", 32, 4096, 14336, 32, 8, 131_072, 1e-6, 10_000, false),
  QWEN2("qwen2", 32, 4096, 22016, 32, 32, 32_768, 1e-6, 10_000, false),
  QWEN3("qwen3", 32, 4096, 22016, 32, 32, 32_768, 1e-6, 10_000, false),
  SMOLLM3("smollm3", 36, 2048, 11008, 16, 4, 32_768, 1e-6, 2_000_000, true);

  final String type;
  final int layers;
  final int hidden;
  final int intermediate;
  final int heads;
  final int kvHeads;
  final int positions;
  final double normEps;
  final double theta;
  final boolean tied;

  Family(
      String type,
      int layers,
      int hidden,
      int intermediate,
      int heads,
      int kvHeads,
      int positions,
      double normEps,
      double theta,
      boolean tied) {
    this.type = type;
    this.layers = layers;
    this.hidden = hidden;
    this.intermediate = intermediate;
    this.heads = heads;
    this.kvHeads = kvHeads;
    this.positions = positions;
    this.normEps = normEps;
    this.theta = theta;
    this.tied = tied;
  }

  static Optional<Family> of(String type) {
    return Arrays.stream(values()).filter(f -> f.type.equals(type)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(f -> f.type).collect(Collectors.joining(", "));
  }

  /** Numbers of a head where the file names none; of 0, hidden size over heads. */
  int headSize() {
    return this == QWEN3 ? 128 : 0;
  }

  /**
   * What it has besides matrices and norms.
   *
   * @param attentionBias what {@code attention_bias} says
   * @param feedBias what {@code mlp_bias} says
   */
  Parts parts(boolean attentionBias, boolean feedBias, boolean tiedHead) {
    return switch (this) {
      case LLAMA, SMOLLM3 -> new Parts(attentionBias, attentionBias, feedBias, false, tiedHead);
      case MISTRAL -> new Parts(false, false, false, false, tiedHead);
      case QWEN2 -> new Parts(true, false, false, false, tiedHead);
      case QWEN3 -> new Parts(attentionBias, attentionBias, false, true, tiedHead);
    };
  }
}
