package cosr.student.engine.djl;

import cosr.student.engine.Kernels;
import cosr.student.engine.Kernels.Kind;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;

/**
 * Bytes that the engine has resident beside an idle one, at most: what {@code docs/memory.md}
 * states.
 *
 * @param weights the model as it is held, and the float32 numbers that learn
 * @param optimizer both moments and the summed gradient
 * @param step what is made of the weights for a micro-batch, and their gradients
 * @param activations what is kept of a micro-batch until its gradient is known
 */
public record MemoryEstimate(long weights, long optimizer, long step, long activations) {
  private static final int REAL = 4;
  private static final int HALF = 2;

  /** Arrays as large as the logits at once: on their way to the loss, and back. */
  private static final int ALIKE = 6;

  /**
   * Layers' worth of activations where one is computed at a time: the numbers of its gradient, and
   * what the system's allocator leaves between blocks that come and go.
   */
  private static final int AT_ONCE = 6;

  /**
   * The estimate while learning.
   *
   * @param tokens computed of a micro-batch
   * @param reference whether weights are kept to which the divergence is taken
   */
  public static MemoryEstimate of(ModelPlan plan, Kernels kernels, int tokens, boolean reference) {
    int twice = reference ? 2 : 1;
    ModelShape shape = plan.shape();
    boolean halves = kernels.training() == Kind.BF16;
    long all = shape.parameters();
    long learned = plan.parameters();
    long head = (long) shape.vocab() * shape.hidden();
    long layer = layer(shape);
    Room room = Room.of(plan);
    long logits = (long) ALIKE * REAL * Math.min(room.logits(), (long) tokens * shape.vocab());
    long kept = kept(shape, halves, tokens);
    long activations =
        logits
            + (room.layerwise()
                ? AT_ONCE * kept + (long) shape.layers() * tokens * shape.hidden() * REAL
                : shape.layers() * kept);
    if (!plan.adapted()) {
      long copies = shape.layers() * layer * (halves ? REAL + HALF : 2 * REAL) + head * REAL;
      return new MemoryEstimate(
          twice * all * REAL, 3 * learned * REAL, twice * copies + learned * REAL, activations);
    }
    long held = 0;
    for (TensorSpec spec : plan.frozen())
      held += spec.count() * (plan.halves() && spec.dims().size() > 1 ? HALF : REAL);
    long made = (room.layerwise() ? layer : shape.layers() * layer) + head;
    boolean same = halves ? plan.halves() : !plan.halves();
    long widened = same ? 0 : made * (halves ? HALF : REAL);
    return new MemoryEstimate(
        held + twice * learned * REAL, 3 * learned * REAL, widened + learned * REAL, activations);
  }

  /** All of it. */
  public long total() {
    return weights + optimizer + step + activations;
  }

  private static long layer(ModelShape shape) {
    return (long) shape.hidden()
        * (2L * shape.querySize() + 2L * shape.keySize() + 3L * shape.intermediate());
  }

  /** Of one layer: inputs of norms, products, rotation, attention and the gate. */
  private static long kept(ModelShape shape, boolean halves, int tokens) {
    long numbers =
        8L * shape.hidden()
            + 4L * shape.querySize()
            + 6L * shape.keySize()
            + 4L * shape.intermediate();
    long rounded = halves ? 2L * shape.hidden() + shape.querySize() + shape.intermediate() : 0;
    return tokens * (numbers * REAL + rounded * HALF);
  }
}
