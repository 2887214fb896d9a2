package cosr.student.model;

import cosr.protocol.KeyedRandom;
import cosr.protocol.Marked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights before the first update. Norms are 1, the embedding has a given standard deviation,
 * matrices have {@code 1 / sqrt(inputs)}, and those that write into the residual stream (o_proj,
 * down_proj) {@code 1 / sqrt(2 * layers)} of that (Radford et al., "Language models are
 * unsupervised multitask learners", 2019). Queries may be made like the keys of their head, so that
 * a token attends to those that have something in common with it (Trockman and Kolter, "Mimetic
 * initialization of self-attention layers", 2023).
 */
public final class InitialWeights {
  private static final String QUERIES = "q_proj.weight";
  private static final String KEYS = "k_proj.weight";
  private final ModelShape shape;
  private final double embeddingScale;
  private final double likeness;
  private final long seed;
  private final String alphabet;

  /** Of tokens that have nothing in common. */
  public InitialWeights(ModelShape shape, double embeddingScale, long seed) {
    this(shape, embeddingScale, 0, seed, "");
  }

  /**
   * @param likeness correlation of query and key matrices, 0 to below 1
   * @param alphabet the characters of the tokens from 1 on; further tokens have none
   */
  public InitialWeights(
      ModelShape shape, double embeddingScale, double likeness, long seed, String alphabet) {
    this.shape = shape;
    this.embeddingScale = embeddingScale;
    this.likeness = likeness;
    this.seed = seed;
    this.alphabet = alphabet;
  }

  /** The numbers of one tensor, drawn by (seed, "init", name). */
  public float[] of(TensorSpec tensor) {
    float[] values = new float[tensor.count()];
    if (tensor.name().endsWith(".lora_B.weight")) return values;
    if (tensor.name().endsWith(".lora_A.weight")) {
      uniform(tensor, values);
      return values;
    }
    if (tensor.dims().size() == 1) {
      Arrays.fill(values, 1f);
      return values;
    }
    double scale = scale(tensor);
    draw(tensor.name(), scale, values);
    if (likeness > 0 && tensor.name().endsWith(QUERIES)) alike(tensor, scale, values);
    if (isEmbedding(tensor)) compose(values, tensor.dims().get(1), scale);
    return values;
  }

  /** Within {@code 1 / sqrt(inputs)}, as PEFT begins: Kaiming's uniform with a slope of sqrt(5). */
  private void uniform(TensorSpec tensor, float[] out) {
    double bound = 1 / StrictMath.sqrt(tensor.dims().get(1));
    KeyedRandom random = KeyedRandom.of(seed, "init", tensor.name());
    for (int i = 0; i < out.length; i++) out[i] = (float) (bound * (2 * random.nextDouble() - 1));
  }

  private void draw(String name, double scale, float[] out) {
    KeyedRandom random = KeyedRandom.of(seed, "init", name);
    for (int i = 0; i < out.length; i++) out[i] = (float) (scale * random.nextGaussian());
  }

  /** Makes queries like the keys of their head, each row. */
  private void alike(TensorSpec queries, double scale, float[] values) {
    int width = queries.dims().get(1);
    float[] keys = new float[shape.kvHeads() * shape.headSize() * width];
    draw(queries.name().replace(QUERIES, KEYS), scale, keys);
    double rest = StrictMath.sqrt(1 - likeness * likeness);
    int group = shape.heads() / shape.kvHeads();
    for (int i = 0; i < values.length; i++) {
      int row = i / width;
      int head = row / shape.headSize() / group;
      int key = (head * shape.headSize() + row % shape.headSize()) * width + i % width;
      values[i] = (float) (rest * values[i] + likeness * keys[key]);
    }
  }

  /**
   * Marked characters begin as the sum of what they say, over the root of how much that is: the
   * digit or letter and each mark. So what is learned of one mark begins to hold for the others.
   */
  private void compose(float[] values, int width, double scale) {
    for (int c = 0; c < alphabet.length(); c++) {
      char marked = alphabet.charAt(c);
      if (!Marked.is(marked)) continue;
      List<float[]> parts = new ArrayList<>();
      parts.add(plain(Marked.plain(marked), values, width, scale));
      for (String mark : Marked.marks(marked)) parts.add(part(mark, width, scale));
      for (int i = 0; i < width; i++) {
        float sum = 0;
        for (float[] part : parts) sum += part[i];
        values[(1 + c) * width + i] = (float) (sum / StrictMath.sqrt(parts.size()));
      }
    }
  }

  /** The vector of a digit or letter: of its token, if it has one. */
  private float[] plain(char plain, float[] values, int width, double scale) {
    int token = 1 + alphabet.indexOf(plain);
    return token > 0
        ? Arrays.copyOfRange(values, token * width, (token + 1) * width)
        : part("symbol " + plain, width, scale);
  }

  private float[] part(String name, int width, double scale) {
    float[] values = new float[width];
    draw(name, scale, values);
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
