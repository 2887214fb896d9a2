package cosr.bench.size;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.hub.FolderLayout;
import cosr.student.hub.FolderWriter;
import cosr.student.hub.TensorSource;
import cosr.student.model.HubConfig;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Qwen2-shaped models of random weights, as folders. One token in ninety-two ends an answer, so
 * that of answers with up to 64 tokens about half are ended; a random model knows nothing better.
 */
public enum RandomModel {
  /** For tests. */
  TINY("tiny", 64, 2, 4, 2, 144, 2048, 2048),
  /** 104 million numbers. */
  SMALL("0.1B", 640, 14, 10, 2, 2560, 32768, 1L << 40),
  /** As Qwen2 0.5B: 494 million numbers. */
  HALF("0.5B", 896, 24, 14, 2, 4864, 151_936, 1L << 40),
  /** As Qwen2 1.5B: 1,544 million numbers. */
  LARGE("1.5B", 1536, 28, 12, 2, 8960, 151_936, 1L << 31);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double DEVIATION = 0.02;

  /** Every so many tokens one is an end. */
  private static final int ENDS = 92;

  private static final int CHUNK = 1 << 16;

  private final String label;
  private final int hidden;
  private final int layers;
  private final int heads;
  private final int groups;
  private final int inner;
  private final int vocab;
  private final long shard;

  RandomModel(
      String label,
      int hidden,
      int layers,
      int heads,
      int groups,
      int inner,
      int vocab,
      long shard) {
    this.label = label;
    this.hidden = hidden;
    this.layers = layers;
    this.heads = heads;
    this.groups = groups;
    this.inner = inner;
    this.vocab = vocab;
    this.shard = shard;
  }

  /**
   * The one with this label.
   *
   * @throws UserError if there is none
   */
  static RandomModel of(String label) {
    return Stream.of(values())
        .filter(m -> m.label.equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(() -> new UserError("--size " + label + ": there are " + labels()));
  }

  private static String labels() {
    return Stream.of(values()).map(RandomModel::label).collect(Collectors.joining(", "));
  }

  /** The name in tables and options. */
  public String label() {
    return label;
  }

  /** The model's shape. */
  public ModelShape shape() {
    return HubConfig.read(json(config()));
  }

  /**
   * Writes the folder: weights in bfloat16, a tokenizer of bytes, a chat template.
   *
   * @param seed of the weights
   */
  public void write(Path folder, long seed) {
    ModelShape shape = shape();
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("config.json", json(config()));
    files.put("generation_config.json", json(Map.of("eos_token_id", ends())));
    ByteTokenizer tokenizer = new ByteTokenizer(vocab);
    files.put("tokenizer.json", json(tokenizer.tokenizer()));
    files.put("tokenizer_config.json", json(tokenizer.settings()));
    Source weights = weights(seed);
    FolderWriter.write(
        folder,
        FolderLayout.fresh(shape.tensors(), NumberType.BF16, shard, files),
        name -> new TensorSource(NumberType.F32, weights.of(name).orElseThrow()));
  }

  /** The same weights, in float32. */
  public Source weights(long seed) {
    Map<String, TensorSpec> specs =
        shape().tensors().stream().collect(Collectors.toMap(TensorSpec::name, s -> s));
    return name -> Optional.ofNullable(specs.get(name)).map(spec -> numbers(spec, seed));
  }

  private int[] ends() {
    return IntStream.range(ByteTokenizer.BYTES, vocab)
        .filter(id -> id % ENDS == 0 || id == ByteTokenizer.end(vocab))
        .toArray();
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("architectures", new String[] {"Qwen2ForCausalLM"});
    config.put("model_type", "qwen2");
    config.put("attention_dropout", 0.0);
    config.put("eos_token_id", ByteTokenizer.end(vocab));
    config.put("hidden_act", "silu");
    config.put("hidden_size", hidden);
    config.put("initializer_range", DEVIATION);
    config.put("intermediate_size", inner);
    config.put("max_position_embeddings", 32768);
    config.put("num_attention_heads", heads);
    config.put("num_hidden_layers", layers);
    config.put("num_key_value_heads", groups);
    config.put("rms_norm_eps", 1e-6);
    config.put("rope_theta", 1e6);
    config.put("tie_word_embeddings", true);
    config.put("torch_dtype", "bfloat16");
    config.put("use_sliding_window", false);
    config.put("vocab_size", vocab);
    return config;
  }

  /** Norms are 1; all else is drawn evenly, of one standard deviation. */
  private static TensorFeed numbers(TensorSpec spec, long seed) {
    return sink -> {
      boolean norm = spec.name().endsWith("norm.weight");
      SplittableRandom random = new SplittableRandom(31 * seed + spec.name().hashCode());
      float step = (float) (DEVIATION * Math.sqrt(12) / (1 << 16));
      ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      for (long done = 0; done < spec.count(); done += CHUNK) {
        int n = (int) Math.min(CHUNK, spec.count() - done);
        chunk.clear();
        for (int i = 0; i < n; i += 4) {
          long bits = random.nextLong();
          for (int k = 0; k < Math.min(4, n - i); k++)
            chunk.putFloat(norm ? 1 : step * (short) (bits >> (16 * k)));
        }
        sink.accept(chunk.flip());
      }
    };
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
