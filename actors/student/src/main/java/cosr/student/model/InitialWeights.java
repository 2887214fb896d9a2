package cosr.student.model;

import cosr.protocol.KeyedRandom;
import cosr.protocol.Placed;
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
  private final String alphabet;

  /** Of tokens that have nothing in common. */
  public InitialWeights(ModelShape shape, double embeddingScale, long seed) {
    this(shape, embeddingScale, seed, "");
  }

  /**
   * @param alphabet the characters of the tokens from 1 on; further tokens have none
   */
  public InitialWeights(ModelShape shape, double embeddingScale, long seed, String alphabet) {
    this.shape = shape;
    this.embeddingScale = embeddingScale;
    this.seed = seed;
    this.alphabet = alphabet;
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
    if (isEmbedding(tensor)) compose(values, tensor.dims().get(1), scale);
    return values;
  }

  /**
   * Placed characters begin as the sum of what they say, over √3: the plain character, the list,
   * and the place. So what is learned of one list and place begins to hold for the others.
   */
  private void compose(float[] values, int width, double scale) {
    for (int c = 0; c < alphabet.length(); c++) {
      char placed = alphabet.charAt(c);
      int plain = 1 + alphabet.indexOf(Placed.plain(placed));
      if (!Placed.is(placed) || plain == 0) continue;
      float[] list = part("list " + Placed.list(placed), width, scale);
      float[] place = part("place " + Placed.place(placed), width, scale);
      for (int i = 0; i < width; i++) {
        float sum = values[plain * width + i] + list[i] + place[i];
        values[(1 + c) * width + i] = (float) (sum / StrictMath.sqrt(3));
      }
    }
  }

  private float[] part(String name, int width, double scale) {
    KeyedRandom random = KeyedRandom.of(seed, "init", name);
    float[] values = new float[width];
    for (int i = 0; i < width; i++) values[i] = (float) (scale * random.nextGaussian());
    return values;
  }

  private static boolean isEmbedding(TensorSpec tensor) {
    return tensor.name().endsWith("embed_tokens.weight");
  }

  private double scale(TensorSpec tensor) {
    if (isEmbedding(tensor)) return embeddingScale;
    double scale = 1 / StrictMath.sqrt(tensor.dims().get(1));
    boolean residual =
        tensor.name().endsWith("o_proj.weight") || tensor.name().endsWith("down_proj.weight");
    return residual ? scale / StrictMath.sqrt(2.0 * shape.layers()) : scale;
  }
}
