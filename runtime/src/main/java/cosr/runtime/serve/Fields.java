package cosr.runtime.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The parameters of a request. One that is null is as if it weren't there; each that was not asked
 * for by the end is refused by its name.
 */
final class Fields {
  private final JsonNode node;
  private final String within;
  private final Set<String> known = new HashSet<>();

  /**
   * @param within the parameter whose own these are; empty: those of the request
   */
  Fields(JsonNode node, String within) {
    if (!node.isObject())
      throw ApiError.bad(
          within.isEmpty() ? null : within,
          (within.isEmpty() ? "the request" : within) + " must be a JSON object");
    this.node = node;
    this.within = within.isEmpty() ? "" : within + ".";
  }

  Optional<JsonNode> get(String name) {
    known.add(name);
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  Optional<String> text(String name) {
    return get(name)
        .map(
            value -> {
              if (!value.isTextual()) throw bad(name, "must be a string");
              return value.asText();
            });
  }

  boolean flag(String name) {
    Optional<JsonNode> value = get(name);
    if (value.isPresent() && !value.get().isBoolean()) throw bad(name, "must be true or false");
    return value.map(JsonNode::asBoolean).orElse(false);
  }

  Optional<Integer> integer(String name, int least, int most) {
    Optional<JsonNode> value = get(name);
    if (value.isEmpty()) return Optional.empty();
    JsonNode given = value.get();
    boolean whole = given.isIntegralNumber() && given.canConvertToInt();
    if (!whole || given.asInt() < least || given.asInt() > most)
      throw bad(name, "must be a whole number from %,d to %,d".formatted(least, most));
    return Optional.of(given.asInt());
  }

  Optional<Long> wide(String name) {
    Optional<JsonNode> value = get(name);
    if (value.isEmpty()) return Optional.empty();
    if (!value.get().isIntegralNumber() || !value.get().canConvertToLong())
      throw bad(name, "must be a whole number of 64 bits");
    return Optional.of(value.get().asLong());
  }

  double number(String name, double otherwise, double least, double most) {
    Optional<JsonNode> value = get(name);
    if (value.isEmpty()) return otherwise;
    double given = value.get().asDouble();
    if (!value.get().isNumber() || !(given >= least && given <= most))
      throw bad(
          name, String.format(Locale.ROOT, "must be a number from %.0f to %.0f", least, most));
    return given;
  }

  /** Parameters that change nothing here, whatever they are. */
  void ignore(String... names) {
    for (String name : names) known.add(name);
  }

  /** A parameter that is taken where it asks for what is done anyway. */
  void only(String name, Predicate<JsonNode> asDone, String why) {
    Optional<JsonNode> value = get(name);
    if (value.isPresent() && !asDone.test(value.get())) throw bad(name, why);
  }

  /** Whether a value is an empty array or object. */
  static boolean nothing(JsonNode value) {
    return value.isContainerNode() && value.isEmpty();
  }

  /** Refuses what nobody asked for. */
  void end() {
    for (Map.Entry<String, JsonNode> entry : node.properties())
      if (!known.contains(entry.getKey()) && !entry.getValue().isNull())
        throw bad(entry.getKey(), "is not supported by this server");
  }

  ApiError bad(String name, String said) {
    return ApiError.bad(within + name, within + name + " " + said);
  }
}
