package cosr.student.engine;

import cosr.student.engine.Kernels.Kind;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;

/**
 * Bytes that the engine needs beside an idle one, about: what {@code docs/your-model.md} states.
 *
 * @param weights the model as it is held, and the float32 numbers that learn
 * @param optimizer both moments and the summed gradient
 * @param step what is made of the weights for a micro-batch, and their gradients
 * @param activations what is kept of a micro-batch until its gradient is known
 */
public record MemoryEstimate(long weights, long optimizer, long step, long activations) {
  private static final int REAL = 4;
  private static final int HALF = 2;

  /** Logits that are held at once, at most, in float32: those, their gradient and one between. */
  private static final long LOGITS = 3L * REAL << 24;

  /**
   * The estimate while learning.
   *
   * @param tokens computed of a micro-batch
   */
  public static MemoryEstimate of(ModelPlan plan, Kernels kernels, int tokens) {
    ModelShape shape = plan.shape();
    boolean halves = kernels.training() == Kind.BF16;
    long all = shape.parameters();
    long learned = plan.parameters();
    long head = (long) shape.vocab() * shape.hidden();
    long layer = layer(shape);
    long logits = Math.min(LOGITS, 3L * REAL * tokens * shape.vocab());
    if (!plan.adapted()) {
      long copies = shape.layers() * layer * (halves ? REAL + HALF : 2 * REAL) + head * REAL;
      return new MemoryEstimate(
          all * REAL,
          3 * learned * REAL,
          copies + learned * REAL,
          shape.layers() * kept(shape, halves, tokens) + logits);
    }
    long held = 0;
    for (TensorSpec spec : plan.frozen())
      held += spec.count() * (plan.halves() && spec.dims().size() > 1 ? HALF : REAL);
    long widened = halves ? 0 : layer * REAL + head * REAL;
    return new MemoryEstimate(
        held + learned * REAL,
        3 * learned * REAL,
        widened + learned * REAL,
        kept(shape, halves, tokens)
            + (long) shape.layers() * tokens * shape.hidden() * REAL
            + logits);
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
