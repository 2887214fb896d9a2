package cosr.runtime.serve;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.student.engine.Choice;
import cosr.student.tokenizer.StopStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What the requests for chats and for completions have in common. Thread-safe. */
abstract sealed class AskReader permits ChatReader, CompletionReader {
  /** Choices to a prompt at most. */
  private static final int MOST_CHOICES = 128;

  /** What is less means the likeliest token, as 0 does. */
  private static final double LEAST = 1e-5;

  private static final int MOST_STOPS = 4;
  private static final int MOST_TOKENS = 1 << 30;

  /** The model that is served. */
  final Served served;

  private final int rows;

  /**
   * @param rows answers that one request may ask for
   */
  AskReader(Served served, int rows) {
    this.served = served;
    this.rows = rows;
  }

  /**
   * Reads a request.
   *
   * @throws ApiError that names the parameter, if it can't be obeyed
   */
  final Ask read(JsonNode request) {
    Fields fields = new Fields(request, "");
    requireModel(fields);
    Choice choice = choice(fields);
    for (String penalty : List.of("frequency_penalty", "presence_penalty"))
      fields.only(
          penalty, v -> v.isNumber() && v.asDouble() == 0, "can only be 0: nothing is penalised");
    fields.only("logit_bias", Fields::nothing, "is not supported by this server");
    int choices = fields.integer("n", 1, MOST_CHOICES).orElse(1);
    long seed = fields.wide("seed").orElseGet(() -> ThreadLocalRandom.current().nextLong());
    StopStrings stops = new StopStrings(stops(fields));
    int top = top(fields, choice.greedy());
    boolean stream = fields.flag("stream");
    boolean usage = usage(fields, stream);
    fields.ignore("user");
    List<int[]> prompts = prompts(fields);
    Optional<Integer> most = most(fields);
    fields.end();
    if ((long) prompts.size() * choices > rows)
      throw ApiError.bad(
          null,
          "%d prompts with %d answers each are asked for, and at most %d answers are given at once"
              .formatted(prompts.size(), choices, rows));
    List<Integer> lengths = prompts.stream().map(ids -> length(ids, most)).toList();
    return new Ask(prompts, choices, lengths, choice, stops, seed, top, stream, usage);
  }

  private static Choice choice(Fields fields) {
    double temperature = fields.number("temperature", 1, 0, 2);
    int topK = fields.integer("top_k", -1, MOST_TOKENS).orElse(0);
    double topP = Math.max(LEAST, fields.number("top_p", 1, 0, 1));
    double minP = fields.number("min_p", 0, 0, 1);
    if (temperature < LEAST) return Choice.greedy(1);
    return new Choice(temperature, Math.max(0, topK), topP, minP, false);
  }

  private void requireModel(Fields fields) {
    String model =
        fields
            .text("model")
            .orElseThrow(
                () -> ApiError.bad("model", "model is missing: it is " + served.name() + " here"));
    if (!model.equals(served.name()))
      throw ApiError.refused(
          404,
          "model_not_found",
          "there is no model '%s' here, only '%s'".formatted(shown(model), served.name()));
  }

  private static String shown(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  private static List<String> stops(Fields fields) {
    Optional<JsonNode> given = fields.get("stop");
    if (given.isEmpty()) return List.of();
    JsonNode value = given.get();
    List<String> stops = new ArrayList<>();
    if (value.isTextual()) stops.add(value.asText());
    else if (value.isArray() && value.size() <= MOST_STOPS)
      for (JsonNode each : value) stops.add(each.isTextual() ? each.asText() : "");
    else throw fields.bad("stop", "must be a string or at most %d of them".formatted(MOST_STOPS));
    if (stops.contains("")) throw fields.bad("stop", "must be strings that are not empty");
    return stops;
  }

  private static boolean usage(Fields fields, boolean stream) {
    Optional<JsonNode> given = fields.get("stream_options");
    if (given.isEmpty()) return false;
    if (!stream) throw fields.bad("stream_options", "is for requests with stream: true");
    Fields options = new Fields(given.get(), "stream_options");
    boolean usage = options.flag("include_usage");
    options.ignore("include_obfuscation");
    options.end();
    return usage;
  }

  /** Tokens that an answer may have: what fits, or what is asked for if that fits. */
  private int length(int[] prompt, Optional<Integer> most) {
    int room = served.context() - prompt.length;
    if (room < most.orElse(1))
      throw ApiError.bad(
          null,
          "context_length_exceeded",
          most.map(
                  n ->
                      "the prompt has %,d tokens and the answer may have %,d, and this model takes %,d together"
                          .formatted(prompt.length, n, served.context()))
              .orElse(
                  "the prompt has %,d tokens, and this model takes %,d with the answer"
                      .formatted(prompt.length, served.context())));
    return Math.min(room, most.orElse(usual()));
  }

  /** How many likely tokens can be shown: of a greedy answer the one that was taken. */
  static int shown(Fields fields, String name, int asked, boolean greedy) {
    if (asked > (greedy ? 1 : 0))
      throw fields.bad(
          name,
          "can be 0, or 1 where temperature is 0: only the taken token's log-probability is known");
    return asked;
  }

  static int most() {
    return MOST_TOKENS;
  }

  /** Tokens of an answer where nothing is said of them. */
  abstract int usual();

  abstract List<int[]> prompts(Fields fields);

  abstract Optional<Integer> most(Fields fields);

  /** Likely tokens to show; -1: no log-probabilities at all. */
  abstract int top(Fields fields, boolean greedy);
}
