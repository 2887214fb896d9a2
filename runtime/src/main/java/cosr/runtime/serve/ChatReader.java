package cosr.runtime.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests to {@code /v1/chat/completions}. */
final class ChatReader extends AskReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool");
  private static final int MOST_LIKELY = 20;

  ChatReader(Served served, int rows) {
    super(served, rows);
  }

  /** As many as fit. */
  @Override
  int usual() {
    return most();
  }

  @Override
  List<int[]> prompts(Fields fields) {
    String unsupported = "is not supported by this server";
    fields.only("tools", Fields::nothing, unsupported);
    fields.only("tool_choice", v -> Set.of("none", "auto").contains(v.asText()), unsupported);
    fields.only("response_format", v -> v.path("type").asText().equals("text"), unsupported);
    fields.only("modalities", v -> v.size() == 1 && v.path(0).asText().equals("text"), unsupported);
    fields.only("store", v -> v.isBoolean() && !v.asBoolean(), "can only be false");
    fields.ignore(
        "metadata",
        "parallel_tool_calls",
        "prompt_cache_key",
        "prompt_cache_retention",
        "safety_identifier",
        "service_tier");
    JsonNode given =
        fields.get("messages").orElseThrow(() -> ApiError.bad("messages", "messages is missing"));
    if (!given.isArray() || given.isEmpty())
      throw fields.bad("messages", "must be an array of at least one message");
    List<Map<String, Object>> messages = new ArrayList<>();
    for (int i = 0; i < given.size(); i++)
      messages.add(message(given.get(i), "messages[" + i + "]"));
    Map<String, Object> arguments =
        fields.get("chat_template_kwargs").map(ChatReader::arguments).orElse(Map.of());
    int[] ids = served.chat().of(messages, arguments);
    if (ids.length == 0) throw ApiError.bad("messages", "the messages make an empty prompt");
    return List.of(ids);
  }

  private static Map<String, Object> arguments(JsonNode given) {
    if (!given.isObject())
      throw ApiError.bad("chat_template_kwargs", "chat_template_kwargs must be a JSON object");
    return JSON.convertValue(given, MAP);
  }

  /** As templates read it: one text in place of parts, and the arguments of a call as an object. */
  private static Map<String, Object> message(JsonNode given, String place) {
    if (!given.isObject()) throw ApiError.bad(place, place + " must be a JSON object");
    ObjectNode message = given.deepCopy();
    String role = message.path("role").asText();
    if (!ROLES.contains(role))
      throw ApiError.bad(place + ".role", place + ".role must be one of " + sorted());
    if (role.equals("developer")) message.put("role", "system");
    JsonNode content = message.path("content");
    boolean calls = message.path("tool_calls").isArray() && !message.path("tool_calls").isEmpty();
    if (content.isArray()) message.put("content", parts(content, place));
    else if (!content.isTextual() && !(calls && (content.isNull() || content.isMissingNode())))
      throw ApiError.bad(place + ".content", place + ".content must be a string or parts of text");
    for (JsonNode call : message.path("tool_calls")) parseArguments(call, place);
    LinkedHashMap<String, Object> map = JSON.convertValue(message, MAP);
    map.values().removeIf(value -> value == null);
    return map;
  }

  private static String sorted() {
    return String.join(", ", ROLES.stream().sorted().toList());
  }

  private static String parts(JsonNode parts, String place) {
    List<String> texts = new ArrayList<>();
    for (JsonNode part : parts) {
      if (!part.path("type").asText().equals("text") || !part.path("text").isTextual())
        throw ApiError.bad(place + ".content", place + ".content has a part that is no text");
      texts.add(part.path("text").asText());
    }
    return String.join("\n", texts);
  }

  private static void parseArguments(JsonNode call, String place) {
    if (!(call.path("function") instanceof ObjectNode function)) return;
    if (!function.path("arguments").isTextual()) return;
    try {
      JsonNode parsed = JSON.readTree(function.path("arguments").asText());
      if (parsed != null && parsed.isObject()) function.set("arguments", parsed);
    } catch (JsonProcessingException e) {
      throw ApiError.bad(
          place + ".tool_calls", place + ".tool_calls: the arguments of a call are no JSON");
    }
  }

  /** Either name, and both if they say the same. */
  @Override
  Optional<Integer> most(Fields fields) {
    Optional<Integer> fresh = fields.integer("max_completion_tokens", 1, most());
    Optional<Integer> old = fields.integer("max_tokens", 1, most());
    if (fresh.isPresent() && old.isPresent() && !fresh.equals(old))
      throw fields.bad("max_tokens", "differs from max_completion_tokens: give one of them");
    return fresh.or(() -> old);
  }

  @Override
  int top(Fields fields, boolean greedy) {
    boolean asked = fields.flag("logprobs");
    Optional<Integer> top = fields.integer("top_logprobs", 0, MOST_LIKELY);
    if (!asked && top.isPresent()) throw fields.bad("top_logprobs", "needs logprobs: true");
    return asked ? shown(fields, "top_logprobs", top.orElse(0), greedy) : -1;
  }
}
