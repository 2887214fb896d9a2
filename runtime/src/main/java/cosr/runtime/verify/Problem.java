package cosr.runtime.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.adapter.Extractors;
import cosr.config.NearMisses;
import cosr.config.UserError;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Answer;
import cosr.protocol.Check;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A task and what was written for it.
 *
 * @param id the person's, empty where there is none
 * @param answer what the Adapter reads out of the text
 */
record Problem(String id, Decider kind, Check check, Answer answer) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private static final List<String> LINE = List.of("id", "kind", "task", "answer");

  /**
   * The check of a task.
   *
   * @param place of the task, for complaints
   * @param task JSON text
   * @throws UserError where the task isn't one of this kind
   */
  static Check check(String place, Decider kind, String task) {
    return kind.check(task(place, kind, json(place, task)));
  }

  /** The problem of a check of this kind. */
  static Problem of(String id, Decider kind, Check check, String written) {
    return new Problem(
        id, kind, check, Extractors.answer(new AttemptText(written, true, kind.form())));
  }

  /**
   * The problem of a line.
   *
   * @param place of the line, for complaints
   * @throws UserError where it is none
   */
  static Problem line(String place, String line) {
    JsonNode node = json(place, line);
    if (!node.isObject()) throw new UserError(place + ": a line holds one JSON object {…}");
    requireKeys(place, node, LINE, List.of());
    Decider kind;
    try {
      kind = Decider.named(text(place, node, "kind"));
    } catch (UserError e) {
      throw new UserError(place + ": " + e.getMessage());
    }
    String written = text(place, node, "answer");
    Check check = kind.check(task(place, kind, node.get("task")));
    return of(text(place, node, "id"), kind, check, written);
  }

  private static SortedMap<String, String> task(String place, Decider kind, JsonNode task) {
    if (!task.isObject())
      throw new UserError(
          place + ": the task is no JSON object {…} with " + String.join(", ", kind.keys()));
    SortedMap<String, String> values = new TreeMap<>();
    if (kind.open())
      task.fieldNames().forEachRemaining(key -> values.put(key, value(place, kind, task, key)));
    else requireKeys(place, task, kind.keys(), kind.optional());
    for (String key : kind.keys()) values.put(key, value(place, kind, task, key));
    for (String key : kind.optional())
      if (task.has(key)) values.put(key, value(place, kind, task, key));
    return values;
  }

  private static String value(String place, Decider kind, JsonNode task, String key) {
    JsonNode value = task.get(key);
    return kind.listsAsJson() && value.isArray()
        ? value.toString()
        : text(place, task, key, kind.between());
  }

  /** All of the keys, and no others but the optional ones. */
  private static void requireKeys(
      String place, JsonNode object, List<String> keys, List<String> optional) {
    List<String> known = Stream.concat(keys.stream(), optional.stream()).toList();
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (known.contains(name)) return;
              List<String> near = NearMisses.of(name, known);
              throw new UserError(
                  "%s: unknown key '%s'; %s"
                      .formatted(
                          place,
                          name,
                          near.isEmpty()
                              ? "there are " + String.join(", ", known)
                              : "did you mean '" + near.getFirst() + "'?"));
            });
    for (String key : keys)
      if (!object.has(key)) throw new UserError("%s: no '%s'".formatted(place, key));
  }

  /** Text as it is, numbers and truth values as they are written, a list with blanks between. */
  private static String text(String place, JsonNode object, String key) {
    return text(place, object, key, " ");
  }

  private static String text(String place, JsonNode object, String key, String between) {
    JsonNode value = object.get(key);
    if (value.isArray()
        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode))
      return String.join(
          between, StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList());
    if (!value.isValueNode() || value.isNull())
      throw new UserError("%s: '%s' is neither text nor a number".formatted(place, key));
    return value.asText();
  }

  private static JsonNode json(String place, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isMissingNode()) throw new UserError(place + ": nothing in it");
      return node;
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s: no JSON at column %d: %s"
              .formatted(
                  place,
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  String.valueOf(e.getOriginalMessage())));
    }
  }
}
