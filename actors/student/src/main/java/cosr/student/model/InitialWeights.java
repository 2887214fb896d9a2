package cosr.student.model;

import cosr.protocol.KeyedRandom;
import java.util.Arrays;

/**
 * Weights before the first update. Norms are 1, the embedding has a given standard deviation,
 * matrices have {@code 1 / sqrt(inputs)}, and those that write into the residual stream (o_proj,
 * down_proj) {@code 1 / sqrt(2 * layers)} of that (Radford et al., "Language models are
 * unsupervised multitask learners", 2019).
 */
public final class InitialWeights {
  private final ModelShape shape;
  private final double embeddingScale;
  private final long seed;

  public InitialWeights(ModelShape shape, double embeddingScale, long seed) {
    this.shape = shape;
    this.embeddingScale = embeddingScale;
    this.seed = seed;
  }

  /** The numbers of one tensor, drawn by (seed, "init", name). */
  public float[] of(TensorSpec tensor) {
    float[] values = new float[tensor.count()];
    if (tensor.dims().size() == 1) {
      Arrays.fill(values, 1f);
      return values;
    }
    double scale = scale(tensor);
    KeyedRandom random = KeyedRandom.of(seed, "init", tensor.name());
    for (int i = 0; i < values.length; i++) values[i] = (float) (scale * random.nextGaussian());
    return values;
  }

  private double scale(TensorSpec tensor) {
    if (tensor.name().endsWith("embed_tokens.weight")) return embeddingScale;
    double scale = 1 / StrictMath.sqrt(tensor.dims().get(1));
    boolean residual =
        tensor.name().endsWith("o_proj.weight") || tensor.name().endsWith("down_proj.weight");
    return residual ? scale / StrictMath.sqrt(2.0 * shape.layers()) : scale;
  }
}
