package cosr.student.model;

import java.util.List;

/**
 * The adapter of one linear module: y = W x + scale · B (A x), with A [rank, inputs] and B
 * [outputs, rank] (Hu et al., "LoRA", 2021).
 *
 * @param module its name in the model
 * @param scale alpha / rank, or alpha / √rank with rank-stabilised scaling
 */
public record LoraModule(String module, int outputs, int inputs, int rank, double scale) {
  private static final String PREFIX = "base_model.model.";

  /** The first factor by its name in PEFT's files. */
  public TensorSpec a() {
    return new TensorSpec(PREFIX + module + ".lora_A.weight", List.of(rank, inputs));
  }

  /** The second factor. */
  public TensorSpec b() {
    return new TensorSpec(PREFIX + module + ".lora_B.weight", List.of(outputs, rank));
  }

  /** Name of the weights in the model that it is added to. */
  public String weight() {
    return module + ".weight";
  }
}
