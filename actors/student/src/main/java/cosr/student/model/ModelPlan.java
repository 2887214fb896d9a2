package cosr.student.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shape, and which of its tensors learn.
 *
 * @param adapters what learns in the place of the model's own tensors, which then stay as they are,
 *     in the order of {@link ModelShape#linear()}; empty: all of the model's tensors learn
 * @param halves whether matrices that don't learn are held as bfloat16
 */
public record ModelPlan(ModelShape shape, List<LoraModule> adapters, boolean halves) {
  public ModelPlan {
    adapters = List.copyOf(adapters);
    halves = halves && !adapters.isEmpty();
  }

  /** All tensors learn. */
  public static ModelPlan full(ModelShape shape) {
    return new ModelPlan(shape, List.of(), false);
  }

  /** Whether adapters learn. */
  public boolean adapted() {
    return !adapters.isEmpty();
  }

  /** What learns, in the order of the script; of each adapter A and then B. */
  public List<TensorSpec> trained() {
    if (!adapted()) return shape.tensors();
    List<TensorSpec> all = new ArrayList<>();
    for (LoraModule module : adapters) {
      all.add(module.a());
      all.add(module.b());
    }
    return List.copyOf(all);
  }

  /** What doesn't, in the order of the script. */
  public List<TensorSpec> frozen() {
    return adapted() ? shape.tensors() : List.of();
  }

  /** Numbers that learn. */
  public long parameters() {
    return trained().stream().mapToLong(TensorSpec::count).sum();
  }

  /**
   * For each layer and place in it, from 0, the number of the adapter; -1 where there is none.
   *
   * @throws IllegalArgumentException if an adapter belongs to no matrix of a layer
   */
  public int[] slots() {
    int places = LayerTensors.count(shape);
    Map<String, Integer> place = new TreeMap<>();
    List<TensorSpec> tensors = shape.tensors();
    for (int k = 0; k < shape.layers() * places; k++) place.put(tensors.get(1 + k).name(), k);
    int[] slots = new int[shape.layers() * places];
    Arrays.fill(slots, -1);
    for (int k = 0; k < adapters.size(); k++) {
      Integer at = place.get(adapters.get(k).weight());
      if (at == null)
        throw new IllegalArgumentException("no adapter can be beside " + adapters.get(k).module());
      slots[at] = k;
    }
    return slots;
  }
}
