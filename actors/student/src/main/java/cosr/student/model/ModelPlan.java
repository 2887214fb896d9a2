package cosr.student.model;

import java.util.List;
import java.util.Optional;

/**
 * A shape, and which of its tensors learn.
 *
 * @param adapters what learns in the place of the model's own tensors, which then stay as they are;
 *     empty: all of them learn
 * @param halves whether matrices that don't learn are held as bfloat16
 */
public record ModelPlan(ModelShape shape, Optional<Adapters> adapters, boolean halves) {
  public ModelPlan {
    halves = halves && adapters.isPresent();
  }

  /** All tensors learn. */
  public static ModelPlan full(ModelShape shape) {
    return new ModelPlan(shape, Optional.empty(), false);
  }

  /** What learns, in the order of the script. */
  public List<TensorSpec> trained() {
    return adapters.map(a -> a.tensors(shape)).orElseGet(shape::tensors);
  }

  /** What doesn't, in the order of the script. */
  public List<TensorSpec> frozen() {
    return adapters.isPresent() ? shape.tensors() : List.of();
  }

  /** Numbers that learn. */
  public long parameters() {
    return trained().stream().mapToLong(TensorSpec::count).sum();
  }
}
