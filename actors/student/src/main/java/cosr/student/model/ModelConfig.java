package cosr.student.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code config.json} and {@code generation_config.json} as transformers reads them for SmolLM3; in
 * {@code no_rope_layers} a 1 is a layer with rotary positions and a 0 one without.
 */
public final class ModelConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelConfig() {}

  /** {@code config.json}. */
  public static byte[] write(ModelShape shape) {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("architectures").add("SmolLM3ForCausalLM");
    node.put("model_type", "smollm3").put("attention_bias", false).put("attention_dropout", 0.0);
    node.putNull("bos_token_id").put("eos_token_id", shape.eos()).put("pad_token_id", shape.pad());
    node.put("dtype", "float32").put("torch_dtype", "float32").put("hidden_act", "silu");
    node.put("hidden_size", shape.hidden()).put("initializer_range", 0.02);
    node.put("intermediate_size", shape.intermediate());
    node.put("max_position_embeddings", shape.maxLength()).put("mlp_bias", false);
    node.put("no_rope_layer_interval", 4);
    ArrayNode rope = node.putArray("no_rope_layers");
    ArrayNode types = node.putArray("layer_types");
    for (int i = 0; i < shape.layers(); i++) {
      rope.add(shape.ropeLayers().contains(i) ? 1 : 0);
      types.add("full_attention");
    }
    node.put("num_attention_heads", shape.heads()).put("num_hidden_layers", shape.layers());
    node.put("num_key_value_heads", shape.kvHeads()).put("rms_norm_eps", shape.normEps());
    node.put("rope_theta", shape.ropeTheta()).putNull("rope_scaling");
    node.putObject("rope_parameters")
        .put("rope_theta", shape.ropeTheta())
        .put("rope_type", "default");
    node.putNull("sliding_window").put("use_sliding_window", false);
    node.put("tie_word_embeddings", true).put("use_cache", true);
    node.put("vocab_size", shape.vocab());
    return bytes(node);
  }

  /** {@code generation_config.json}. */
  public static byte[] writeGeneration(ModelShape shape) {
    ObjectNode node = JSON.createObjectNode();
    node.put("_from_model_config", true);
    node.put("eos_token_id", shape.eos()).put("pad_token_id", shape.pad());
    return bytes(node.put("use_cache", true));
  }

  /**
   * The shape that a {@code config.json} describes.
   *
   * @throws IllegalArgumentException with one line, if it is no SmolLM3 of the kind that is written
   */
  public static ModelShape read(byte[] file) {
    JsonNode node;
    try {
      node = JSON.readTree(new String(file, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("config.json is no JSON", e);
    }
    expect(node, "model_type", "smollm3");
    expect(node, "hidden_act", "silu");
    expect(node, "tie_word_embeddings", "true");
    expect(node, "use_sliding_window", "false");
    JsonNode rope = node.path("rope_parameters");
    JsonNode theta = rope.has("rope_theta") ? rope.path("rope_theta") : node.path("rope_theta");
    if (!rope.path("rope_type").asText("default").equals("default"))
      throw new IllegalArgumentException("config.json: rope type " + rope.path("rope_type"));
    List<Integer> ropeLayers = new ArrayList<>();
    for (int i = 0; i < node.path("no_rope_layers").size(); i++)
      if (node.path("no_rope_layers").get(i).asInt() == 1) ropeLayers.add(i);
    return new ModelShape(
        size(node, "hidden_size"),
        size(node, "num_hidden_layers"),
        size(node, "num_attention_heads"),
        size(node, "num_key_value_heads"),
        size(node, "intermediate_size"),
        ropeLayers,
        size(node, "vocab_size"),
        size(node, "eos_token_id"),
        size(node, "pad_token_id"),
        node.path("rms_norm_eps").asDouble(),
        theta.asDouble(),
        size(node, "max_position_embeddings"));
  }

  private static void expect(JsonNode node, String name, String value) {
    if (!node.path(name).asText().equals(value))
      throw new IllegalArgumentException(
          "config.json: " + name + " is " + node.path(name) + ", not " + value);
  }

  private static int size(JsonNode node, String name) {
    if (!node.path(name).isInt())
      throw new IllegalArgumentException("config.json: " + name + " is " + node.path(name));
    return node.path(name).asInt();
  }

  private static byte[] bytes(ObjectNode node) {
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
