package cosr.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a folder of Hugging Face says of templates and special tokens. */
final class ModelFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOKENS =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");

  /** What tokenizer classes fall back to where a folder doesn't mention a token at all. */
  private static final Map<String, Map<String, String>> DEFAULTS =
      Map.of(
          "CodeLlama",
              Map.of(
                  "bos_token", "<s>",
                  "eos_token", "</s>",
                  "unk_token", "<unk>",
                  "prefix_token", "▁<PRE>",
                  "middle_token", "▁<MID>",
                  "suffix_token", "▁<SUF>",
                  "eot_token", "▁<EOT>",
                  "fill_token", "<FILL_ME>"),
          "Gemma",
              Map.of(
                  "bos_token", "<bos>",
                  "eos_token", "<eos>",
                  "unk_token", "<unk>",
                  "pad_token", "<pad>",
                  "mask_token", "<mask>"),
          "GPT2", all("<|endoftext|>", "bos_token", "eos_token", "unk_token"),
          "GPTNeoX",
              Map.of(
                  "bos_token", "<|endoftext|>",
                  "eos_token", "<|endoftext|>",
                  "unk_token", "<|endoftext|>",
                  "pad_token", "<|padding|>"),
          "Qwen2", all("<|endoftext|>", "eos_token", "pad_token", "unk_token"),
          "Cohere",
              Map.of(
                  "bos_token", "<BOS_TOKEN>",
                  "eos_token", "<|END_OF_TURN_TOKEN|>",
                  "unk_token", "<UNK>",
                  "pad_token", "<PAD>",
                  "cls_token", "<CLS>",
                  "sep_token", "<SEP>",
                  "mask_token", "<MASK_TOKEN>"));

  private static Map<String, String> all(String token, String... names) {
    return Stream.of(names).collect(Collectors.toMap(name -> name, name -> token));
  }

  private ModelFolder() {}

  static ModelTemplates read(Path folder) throws IOException {
    Path file = folder.resolve("tokenizer_config.json");
    JsonNode config = json(file);
    Map<String, ChatTemplate> templates = new LinkedHashMap<>();
    Path own = folder.resolve("chat_template.jinja");
    if (Files.exists(own)) {
      templates.put("default", parse(text(own), own));
      additional(folder.resolve("additional_chat_templates"), templates);
    } else {
      configured(config.path("chat_template"), file, templates);
    }
    return new ModelTemplates(folder, templates, tokens(folder, config));
  }

  private static JsonNode json(Path file) throws IOException {
    return Files.exists(file) ? JSON.readTree(text(file)) : JSON.createObjectNode();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static ChatTemplate parse(String text, Path file) {
    return ChatTemplate.parse(text, file.toString());
  }

  private static void additional(Path folder, Map<String, ChatTemplate> templates)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.jinja")) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        files.put(name.substring(0, name.length() - ".jinja".length()), file);
      }
    }
    for (Map.Entry<String, Path> file : files.entrySet()) {
      templates.put(file.getKey(), parse(text(file.getValue()), file.getValue()));
    }
  }

  private static void configured(
      JsonNode configured, Path file, Map<String, ChatTemplate> templates) {
    if (configured.isTextual()) {
      templates.put("default", ChatTemplate.parse(configured.asText(), file + " chat_template"));
    }
    if (configured.isArray()) {
      for (JsonNode each : configured) {
        String name = each.path("name").asText();
        templates.put(
            name,
            ChatTemplate.parse(each.path("template").asText(), file + " chat_template " + name));
      }
    }
  }

  private static Map<String, String> tokens(Path folder, JsonNode config) throws IOException {
    boolean old = !config.has("added_tokens_decoder");
    JsonNode more = json(folder.resolve("special_tokens_map.json"));
    String tokenizer =
        config.path("tokenizer_class").asText().replaceFirst("Tokenizer(Fast)?$", "");
    Map<String, String> defaults = DEFAULTS.getOrDefault(tokenizer, Map.of());
    Map<String, String> tokens = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(TOKENS);
    names.addAll(defaults.keySet());
    for (String name : names) {
      String fallback = defaults.get(name);
      if (old && more.has(name)) {
        put(tokens, name, more.get(name));
      } else if (config.has(name)) {
        put(tokens, name, config.get(name));
      } else if (fallback != null) {
        tokens.put(name, fallback);
      }
    }
    config
        .properties()
        .forEach(
            field -> {
              boolean token = field.getKey().endsWith("_token") && !TOKENS.contains(field.getKey());
              if (token && field.getValue().isTextual()) {
                put(tokens, field.getKey(), field.getValue());
              }
            });
    for (String own : List.of("extra_special_tokens", "model_specific_special_tokens")) {
      config.path(own).properties().forEach(token -> put(tokens, token.getKey(), token.getValue()));
    }
    return tokens;
  }

  /** A token is a text, or an object with its text as content; null is no token. */
  private static void put(Map<String, String> tokens, String name, JsonNode token) {
    JsonNode content = token.isObject() ? token.path("content") : token;
    if (content.isTextual()) {
      tokens.put(name, content.asText());
    }
  }
}
