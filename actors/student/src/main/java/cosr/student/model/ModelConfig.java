package cosr.student.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * {@code config.json} and {@code generation_config.json} of the built-in Student, as transformers
 * reads them for SmolLM3; in {@code no_rope_layers} a 1 is a layer with rotary positions and a 0
 * one without. {@link HubConfig} reads those of any family.
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
      rope.add(shape.rotary().layers().contains(i) ? 1 : 0);
      types.add("full_attention");
    }
    node.put("num_attention_heads", shape.heads()).put("num_hidden_layers", shape.layers());
    node.put("num_key_value_heads", shape.kvHeads()).put("rms_norm_eps", shape.normEps());
    node.put("rope_theta", shape.rotary().theta()).putNull("rope_scaling");
    node.putObject("rope_parameters")
        .put("rope_theta", shape.rotary().theta())
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

  private static byte[] bytes(ObjectNode node) {
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
