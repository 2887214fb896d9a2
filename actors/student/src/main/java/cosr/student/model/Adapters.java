package cosr.student.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Low-rank adapters beside a model's matrices: {@code y = W x + scale * B A x} with A [rank,
 * inputs] and B [outputs, rank] (Hu et al., "LoRA", 2021). Named as PEFT names them.
 *
 * @param rank at least 1
 * @param scale what PEFT calls alpha over rank, or over its root (rsLoRA)
 * @param targets which matrices of each layer, such as {@code q_proj}; in the order of the layer
 */
public record Adapters(int rank, double scale, List<String> targets) {
  /** Prefix of a module's name in PEFT's files. */
  public static final String PREFIX = "base_model.model.";

  /** Places in a layer of the matrices that may have adapters, in their order. */
  private static final Map<String, Integer> PLACES =
      Map.of(
          "q_proj",
          1,
          "k_proj",
          2,
          "v_proj",
          3,
          "o_proj",
          4,
          "gate_proj",
          6,
          "up_proj",
          7,
          "down_proj",
          8);

  public Adapters {
    if (rank < 1) throw new IllegalArgumentException("rank " + rank);
    if (targets.isEmpty()) throw new IllegalArgumentException("adapters need a target");
    for (String target : targets)
      if (!PLACES.containsKey(target))
        throw new IllegalArgumentException(
            "no adapter for " + target + "; there are " + String.join(", ", all()));
    targets = targets.stream().distinct().sorted((a, b) -> PLACES.get(a) - PLACES.get(b)).toList();
  }

  /** All matrices that may have adapters. */
  public static List<String> all() {
    return List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");
  }

  /** For each place in a layer, from 0, the number of its adapter; -1 where there is none. */
  public int[] slots() {
    int[] slots = new int[9];
    Arrays.fill(slots, -1);
    for (int k = 0; k < targets.size(); k++) slots[PLACES.get(targets.get(k))] = k;
    return slots;
  }

  /** Their tensors in the order of the script: of each layer and target A and then B. */
  public List<TensorSpec> tensors(ModelShape shape) {
    List<TensorSpec> all = new ArrayList<>();
    for (int i = 0; i < shape.layers(); i++) {
      List<TensorSpec> layer = LayerTensors.of(shape, i);
      for (String target : targets) {
        TensorSpec of = layer.get(PLACES.get(target));
        String module = PREFIX + of.name().substring(0, of.name().length() - ".weight".length());
        all.add(new TensorSpec(module + ".lora_A.weight", List.of(rank, of.dims().get(1))));
        all.add(new TensorSpec(module + ".lora_B.weight", List.of(of.dims().get(0), rank)));
      }
    }
    return List.copyOf(all);
  }
}
