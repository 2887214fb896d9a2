package cosr.student.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads {@code config.json} and {@code generation_config.json} of a Hugging Face folder: of Llama,
 * Mistral, Qwen2, Qwen3 and SmolLM3, in the layouts of transformers 4 and 5. What isn't supported
 * is refused by the name of its key, before anything is loaded.
 */
public final class HubConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode node;
  private final JsonNode generation;
  private final Family family;

  private HubConfig(JsonNode node, JsonNode generation) {
    this.node = node;
    this.generation = generation;
    String type = node.path("model_type").asText();
    this.family =
        Family.of(type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "config.json: model_type is %s; there are %s"
                            .formatted(node.path("model_type"), Family.all())));
  }

  /**
   * The shape that a {@code config.json} describes.
   *
   * @throws IllegalArgumentException with one line that names the key, if it isn't supported
   */
  public static ModelShape read(byte[] config) {
    return read(config, Optional.empty());
  }

  /**
   * The same, with the end marks of {@code generation_config.json} as well.
   *
   * @throws IllegalArgumentException with one line that names the key, if it isn't supported
   */
  public static ModelShape read(byte[] config, Optional<byte[]> generation) {
    JsonNode more =
        generation
            .map(bytes -> parsed("generation_config.json", bytes))
            .orElse(JSON.createObjectNode());
    return new HubConfig(parsed("config.json", config), more).shape();
  }

  private ModelShape shape() {
    refuseWhatIsNotComputed();
    int layers = size("num_hidden_layers", family.layers);
    int heads = size("num_attention_heads", family.heads);
    int hidden = size("hidden_size", family.hidden);
    int kvHeads = size("num_key_value_heads", family == Family.LLAMA ? heads : family.kvHeads);
    int given = size("head_dim", family.headSize());
    if (given == 0 && hidden % heads != 0)
      throw refusal("hidden_size is " + hidden + ", which " + heads + " heads don't divide");
    int vocab = size("vocab_size", 0);
    List<Integer> ends = ends(vocab);
    try {
      return new ModelShape(
          hidden,
          layers,
          heads,
          kvHeads,
          given == 0 ? hidden / heads : given,
          size("intermediate_size", family.intermediate),
          vocab,
          ends,
          pad(ends),
          node.path("pad_token_id").asInt(-1),
          number(node, "rms_norm_eps", family.normEps),
          new Rotary(theta(), turned(layers), scaling()),
          family.parts(flag("attention_bias", false), flag("mlp_bias", false), tied()),
          positions());
    } catch (IllegalArgumentException e) {
      String said = String.valueOf(e.getMessage());
      throw said.startsWith("config.json") ? e : refusal(said);
    }
  }

  private void refuseWhatIsNotComputed() {
    if (!node.path("hidden_act").asText("silu").equals("silu"))
      throw refusal("hidden_act is " + node.path("hidden_act") + "; only silu is computed");
    if (node.has("quantization_config") && !node.path("quantization_config").isNull())
      throw refusal("quantization_config: the weights are quantized; take those that aren't");
    if (number(node, "partial_rotary_factor", 1) != 1
        || number(node.path("rope_parameters"), "partial_rotary_factor", 1) != 1)
      throw refusal("partial_rotary_factor is not 1");
  }

  private boolean tied() {
    return flag("tie_word_embeddings", family.tied);
  }

  /** Longest text, a sliding window counted: up to it, all of the text is seen anyway. */
  private int positions() {
    int positions = size("max_position_embeddings", family.positions);
    boolean slides =
        family == Family.MISTRAL
            || flag("use_sliding_window", false)
            || strings("layer_types").contains("sliding_attention");
    JsonNode window = node.path("sliding_window");
    if (family == Family.MISTRAL && window.isMissingNode()) return Math.min(positions, 4096);
    return slides && window.isInt() ? Math.min(positions, window.asInt()) : positions;
  }

  private List<Integer> turned(int layers) {
    if (family != Family.SMOLLM3) return IntStream.range(0, layers).boxed().toList();
    JsonNode named = node.path("no_rope_layers");
    if (named.isArray() && !named.isEmpty()) {
      if (named.size() != layers)
        throw refusal(
            "no_rope_layers has %d entries for %d layers".formatted(named.size(), layers));
      return IntStream.range(0, layers).filter(i -> named.get(i).asInt() == 1).boxed().toList();
    }
    int every = size("no_rope_layer_interval", 4);
    return IntStream.range(0, layers).filter(i -> (i + 1) % every != 0).boxed().toList();
  }

  private double theta() {
    JsonNode parameters = node.path("rope_parameters");
    return number(parameters.has("rope_theta") ? parameters : node, "rope_theta", family.theta);
  }

  private Rotary.Scaling scaling() {
    JsonNode given =
        node.path("rope_parameters").isObject()
            ? node.path("rope_parameters")
            : node.path("rope_scaling");
    String place = node.path("rope_parameters").isObject() ? "rope_parameters" : "rope_scaling";
    if (!given.isObject()) return new Rotary.Scaling.None();
    String type = given.path("rope_type").asText(given.path("type").asText("default"));
    return switch (type) {
      case "default" -> new Rotary.Scaling.None();
      case "linear" -> new Rotary.Scaling.Linear(needed(given, place, "factor"));
      case "llama3" ->
          new Rotary.Scaling.Llama3(
              needed(given, place, "factor"),
              needed(given, place, "low_freq_factor"),
              needed(given, place, "high_freq_factor"),
              needed(given, place, "original_max_position_embeddings"));
      default ->
          throw refusal(
              "%s: rope_type is \"%s\"; there are default, linear, llama3".formatted(place, type));
    };
  }

  /** Those of the generation's file first, since it is what sampling goes by. */
  private List<Integer> ends(int vocab) {
    List<Integer> ends = new ArrayList<>();
    for (JsonNode place : List.of(generation.path("eos_token_id"), node.path("eos_token_id"))) {
      if (place.isInt()) ends.add(place.asInt());
      for (JsonNode each : place) ends.add(each.asInt());
    }
    List<Integer> all = ends.stream().distinct().filter(id -> id >= 0 && id < vocab).toList();
    if (all.isEmpty())
      throw refusal("eos_token_id: there is no end mark, nor in generation_config.json");
    return all;
  }

  private int pad(List<Integer> ends) {
    for (JsonNode place : List.of(node.path("pad_token_id"), generation.path("pad_token_id")))
      if (place.isInt() && place.asInt() >= 0) return place.asInt();
    return ends.getFirst();
  }

  private List<String> strings(String key) {
    List<String> all = new ArrayList<>();
    node.path(key).forEach(each -> all.add(each.asText()));
    return all;
  }

  private boolean flag(String key, boolean otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) return otherwise;
    if (!value.isBoolean()) throw refusal(key + " is " + value);
    return value.asBoolean();
  }

  private int size(String key, int otherwise) {
    JsonNode value = node.path(key);
    if ((value.isMissingNode() || value.isNull()) && (otherwise > 0 || key.equals("head_dim")))
      return otherwise;
    if (!value.isInt() || value.asInt() < 1)
      throw refusal(key + (value.isMissingNode() ? " is missing" : " is " + value));
    return value.asInt();
  }

  private static double number(JsonNode place, String key, double otherwise) {
    JsonNode value = place.path(key);
    if (value.isMissingNode() || value.isNull()) return otherwise;
    if (!value.isNumber()) throw refusal(key + " is " + value);
    return value.asDouble();
  }

  private static double needed(JsonNode place, String name, String key) {
    double value = number(place, key, Double.NaN);
    if (!(value > 0)) throw refusal(name + ": " + key + " is missing or not positive");
    return value;
  }

  private static JsonNode parsed(String name, byte[] file) {
    try {
      JsonNode node = JSON.readTree(new String(file, StandardCharsets.UTF_8));
      if (node != null && node.isObject()) return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(name + " is no JSON", e);
    }
    throw new IllegalArgumentException(name + " is no JSON object");
  }

  private static IllegalArgumentException refusal(String said) {
    return new IllegalArgumentException("config.json: " + said);
  }
}
