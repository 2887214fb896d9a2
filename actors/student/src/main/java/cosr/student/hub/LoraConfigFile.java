package cosr.student.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.config.UserError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code adapter_config.json}; what is set there and not known here is refused by name. */
final class LoraConfigFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> KNOWN =
      Set.of(
          "alpha_pattern",
          "auto_mapping",
          "base_model_name_or_path",
          "bias",
          "ensure_weight_tying",
          "eva_config",
          "inference_mode",
          "init_lora_weights",
          "layers_pattern",
          "layers_to_transform",
          "lora_alpha",
          "lora_dropout",
          "megatron_core",
          "peft_type",
          "peft_version",
          "qalora_group_size",
          "r",
          "rank_pattern",
          "revision",
          "runtime_config",
          "target_modules",
          "task_type",
          "use_rslora");

  /** Ways to begin that leave the base as it is; others (PiSSA, OLoRA, …) change it. */
  private static final Set<String> BEGINNINGS =
      Set.of("", "true", "false", "null", "gaussian", "orthogonal", "eva");

  private LoraConfigFile() {}

  static LoraConfig read(JsonNode node, String name) {
    expect(node, "peft_type", Set.of("LORA"), name);
    expect(node, "task_type", Set.of("", "null", "CAUSAL_LM"), name);
    expect(node, "bias", Set.of("", "null", "none"), name);
    expect(node, "init_lora_weights", BEGINNINGS, name);
    expect(node, "layers_pattern", Set.of("", "null", "layers"), name);
    for (Map.Entry<String, JsonNode> entry : node.properties())
      if (!KNOWN.contains(entry.getKey()) && set(entry.getValue()))
        throw new UserError(name + " sets " + entry.getKey() + ", which is not supported");
    if (node.path("r").asInt() < 1)
      throw new UserError(name + ": r is " + node.path("r") + ", and must be 1 or more");
    if (!node.path("lora_alpha").isNumber())
      throw new UserError(name + ": lora_alpha is no number");
    return new LoraConfig(
        node.path("r").asInt(),
        node.path("lora_alpha").asDouble(),
        node.path("use_rslora").asBoolean(),
        targets(node, name),
        patterns(node.path("rank_pattern"), JsonNode::asInt, name),
        patterns(node.path("alpha_pattern"), JsonNode::asDouble, name),
        node.path("base_model_name_or_path").asText(""));
  }

  private static LoraTargets targets(JsonNode node, String name) {
    JsonNode targets = node.path("target_modules");
    List<Integer> layers = new ArrayList<>();
    JsonNode transform = node.path("layers_to_transform");
    if (transform.isInt()) layers.add(transform.asInt());
    transform.forEach(layer -> layers.add(layer.asInt()));
    if (targets.isArray() && !targets.isEmpty()) {
      List<String> names = new ArrayList<>();
      targets.forEach(target -> names.add(target.asText()));
      return new LoraTargets.Names(names, layers);
    }
    if (!targets.isTextual())
      throw new UserError(name + " names no target_modules: name the modules that it adapts");
    if (!layers.isEmpty())
      throw new UserError(name + " sets layers_to_transform beside a pattern of target_modules");
    if (targets.asText().equals(LoraTargets.ALL_LINEAR)) return new LoraTargets.AllLinear();
    return new LoraTargets.Regex(pattern(targets.asText(), name));
  }

  private static <T> Map<String, T> patterns(
      JsonNode node, Function<JsonNode, T> value, String name) {
    Map<String, T> patterns = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      pattern(entry.getKey(), name);
      patterns.put(entry.getKey(), value.apply(entry.getValue()));
    }
    return patterns;
  }

  private static Pattern pattern(String text, String name) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new UserError(name + ": '" + text + "' is no pattern: " + e.getDescription(), e);
    }
  }

  private static void expect(JsonNode node, String key, Set<String> values, String name) {
    JsonNode value = node.path(key);
    if (!values.contains(value.isContainerNode() ? "{" : value.asText()))
      throw new UserError(name + ": " + key + " is " + value + ", which is not supported");
  }

  private static boolean set(JsonNode value) {
    if (value.isContainerNode()) return !value.isEmpty();
    if (value.isNumber()) return value.asDouble() != 0;
    if (value.isBoolean()) return value.asBoolean();
    return !value.isNull() && !value.asText().isEmpty();
  }

  static byte[] write(LoraConfig config) {
    ObjectNode node = JSON.createObjectNode();
    ObjectNode alphas = node.putObject("alpha_pattern");
    config.alphas().forEach((pattern, alpha) -> number(alphas, pattern, alpha));
    node.putNull("auto_mapping");
    if (config.base().isEmpty()) node.putNull("base_model_name_or_path");
    else node.put("base_model_name_or_path", config.base());
    node.put("bias", "none").put("fan_in_fan_out", false).put("inference_mode", true);
    node.put("init_lora_weights", true).putNull("layer_replication").putNull("layers_pattern");
    layers(config.targets(), node);
    node.putObject("loftq_config");
    number(node, "lora_alpha", config.alpha());
    node.put("lora_bias", false).put("lora_dropout", 0.0).putNull("megatron_config");
    node.put("megatron_core", "megatron.core").putNull("modules_to_save");
    node.put("peft_type", "LORA").put("r", config.rank());
    ObjectNode ranks = node.putObject("rank_pattern");
    config.ranks().forEach(ranks::put);
    node.putNull("revision");
    if (config.targets() instanceof LoraTargets.Names named) {
      ArrayNode names = node.putArray("target_modules");
      named.names().forEach(names::add);
    } else {
      node.put("target_modules", said(config.targets()));
    }
    node.put("task_type", "CAUSAL_LM").put("use_dora", false);
    node.put("use_rslora", config.rankStabilised());
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The targets as the file has them. */
  static String said(LoraTargets targets) {
    return switch (targets) {
      case LoraTargets.Names named -> String.join(", ", named.names());
      case LoraTargets.Regex regex -> regex.pattern().pattern();
      case LoraTargets.AllLinear all -> LoraTargets.ALL_LINEAR;
    };
  }

  private static void layers(LoraTargets targets, ObjectNode node) {
    if (targets instanceof LoraTargets.Names named && !named.layers().isEmpty()) {
      ArrayNode layers = node.putArray("layers_to_transform");
      named.layers().forEach(layers::add);
    } else {
      node.putNull("layers_to_transform");
    }
  }

  private static void number(ObjectNode node, String key, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) node.put(key, (long) value);
    else node.put(key, value);
  }
}
