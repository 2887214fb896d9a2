package cosr.runtime.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests to {@code /v1/completions}. */
final class CompletionReader extends AskReader {
  private static final int USUAL = 16;
  private static final int MOST_LIKELY = 5;

  CompletionReader(Served served, int rows) {
    super(served, rows);
  }

  @Override
  int usual() {
    return USUAL;
  }

  /** A text, several, token ids, or several lists of them. */
  @Override
  List<int[]> prompts(Fields fields) {
    fields.only("echo", v -> v.isBoolean() && !v.asBoolean(), "can only be false");
    fields.only("suffix", v -> v.asText("x").isEmpty(), "is not supported by this server");
    fields.only(
        "best_of",
        v -> v.isInt() && v.asInt() == fields.get("n").map(JsonNode::asInt).orElse(1),
        "can only be what n is");
    JsonNode prompt =
        fields.get("prompt").orElseThrow(() -> ApiError.bad("prompt", "prompt is missing"));
    List<int[]> prompts = new ArrayList<>();
    if (prompt.isTextual()) prompts.add(encoded(prompt.asText()));
    else if (prompt.path(0).isIntegralNumber()) prompts.add(ids(prompt));
    else if (prompt.isArray())
      for (JsonNode each : prompt)
        prompts.add(each.isTextual() ? encoded(each.asText()) : ids(each));
    if (prompts.isEmpty())
      throw fields.bad("prompt", "must be a string, token ids, or several of these");
    return prompts;
  }

  private int[] encoded(String text) {
    int[] ids;
    try {
      ids = served.tokenizer().encode(text, true);
    } catch (IllegalArgumentException e) {
      throw ApiError.bad("prompt", String.valueOf(e.getMessage()));
    }
    if (ids.length == 0) throw ApiError.bad("prompt", "prompt is empty");
    return ids;
  }

  private int[] ids(JsonNode array) {
    int[] ids = new int[array.size()];
    for (int i = 0; i < ids.length; i++) {
      JsonNode id = array.get(i);
      if (!id.isIntegralNumber() || !id.canConvertToInt() || outside(id.asInt()))
        throw ApiError.bad(
            "prompt",
            "prompt: token %d is not one of the model's, 0 to %,d"
                .formatted(i, served.vocabulary() - 1));
      ids[i] = id.asInt();
    }
    if (!array.isArray() || ids.length == 0)
      throw ApiError.bad("prompt", "prompt must be a string, token ids, or several of these");
    return ids;
  }

  private boolean outside(int id) {
    return id < 0 || id >= served.vocabulary();
  }

  @Override
  Optional<Integer> most(Fields fields) {
    return fields.integer("max_tokens", 1, most());
  }

  @Override
  int top(Fields fields, boolean greedy) {
    return fields
        .integer("logprobs", 0, MOST_LIKELY)
        .map(n -> shown(fields, "logprobs", n, greedy))
        .orElse(-1);
  }
}
