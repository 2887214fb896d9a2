package cosr.bench.gpu;

import cosr.config.UserError;
import cosr.student.hub.ModelFiles;
import cosr.student.model.HubConfig;
import cosr.student.model.ModelShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Models of random weights that are measured, of the shapes of Qwen2.5's. */
enum Size {
  TINY("tiny", 64, 2, 4, 2, 160, 512, 16, 48, 8),
  SMALL("0.5b", 896, 24, 14, 2, 4864, 151_936, 64, 512, 64),
  LARGE("1.5b", 1536, 28, 12, 2, 8960, 151_936, 64, 512, 64);

  /** The name in options and tables. */
  final String label;

  final int hidden;
  final int layers;
  final int heads;
  final int groups;
  final int inner;
  final int vocab;

  /** Rows that are learned from and sampled at once. */
  final int rows;

  /** Tokens of a row. */
  final int length;

  /** Of these the prompt. */
  final int prompt;

  Size(
      String label,
      int hidden,
      int layers,
      int heads,
      int groups,
      int inner,
      int vocab,
      int rows,
      int length,
      int prompt) {
    this.label = label;
    this.hidden = hidden;
    this.layers = layers;
    this.heads = heads;
    this.groups = groups;
    this.inner = inner;
    this.vocab = vocab;
    this.rows = rows;
    this.length = length;
    this.prompt = prompt;
  }

  /** The shape, whose answers end nowhere before they must. */
  ModelShape shape() {
    String config =
        """
        {"model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"], "hidden_act": "silu",
         "hidden_size": %d, "num_hidden_layers": %d, "num_attention_heads": %d,
         "num_key_value_heads": %d, "intermediate_size": %d, "vocab_size": %d,
         "max_position_embeddings": 32768, "rms_norm_eps": 1e-6, "rope_theta": 1000000.0,
         "tie_word_embeddings": true, "bos_token_id": 0, "eos_token_id": 1,
         "use_sliding_window": false, "torch_dtype": "bfloat16"}
        """
            .formatted(hidden, layers, heads, groups, inner, vocab);
    return HubConfig.read(config.getBytes(StandardCharsets.UTF_8))
        .withoutEnds()
        .withMaxLength(length);
  }

  /** What is beside the weights. */
  ModelFiles files() {
    return ModelFiles.fresh(shape().withEnds(List.of(1)), new TreeMap<>());
  }

  /** Operations of learning from one token: 6 a weight and attention's, forward and backward. */
  double operations() {
    double weights = shape().parameters();
    return 6 * weights + 6.0 * layers * shape().querySize() * length;
  }

  static List<Size> of(List<String> labels) {
    return labels.stream().map(Size::of).toList();
  }

  private static Size of(String label) {
    return Stream.of(values())
        .filter(size -> size.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new UserError("--sizes " + label + ": there are tiny, 0.5b and 1.5b"));
  }
}
