package cosr.student.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import cosr.student.hub.ModelFolder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that {@code tokenizer_config.json}, and where it says nothing {@code
 * special_tokens_map.json}, give a part to.
 *
 * @param named by their part: {@code bos_token}, {@code eos_token}, {@code pad_token}, …
 * @param more further tokens that are special
 */
public record SpecialTokens(Map<String, String> named, Set<String> more) {
  private static final List<String> PARTS =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");

  /** Of a folder. */
  public static SpecialTokens of(ModelFolder folder) {
    return of(
        folder.json("tokenizer_config.json").orElse(MissingNode.getInstance()),
        folder.json("special_tokens_map.json").orElse(MissingNode.getInstance()));
  }

  static SpecialTokens of(JsonNode config, JsonNode map) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String part : PARTS)
      content(config.path(part))
          .or(() -> content(map.path(part)))
          .ifPresent(token -> named.put(part, token));
    Set<String> more = new LinkedHashSet<>();
    for (String list : List.of("additional_special_tokens", "extra_special_tokens")) {
      JsonNode tokens = config.has(list) ? config.path(list) : map.path(list);
      for (JsonNode token : tokens) content(token).ifPresent(more::add);
    }
    return new SpecialTokens(Collections.unmodifiableMap(named), Collections.unmodifiableSet(more));
  }

  /** The token that has this part. */
  public Optional<String> part(String name) {
    return Optional.ofNullable(named.get(name));
  }

  private static Optional<String> content(JsonNode token) {
    JsonNode text = token.isObject() ? token.path("content") : token;
    return text.isTextual() && !text.asText().isEmpty()
        ? Optional.of(text.asText())
        : Optional.empty();
  }
}
