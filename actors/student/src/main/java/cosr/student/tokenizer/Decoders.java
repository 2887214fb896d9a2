package cosr.student.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decoders of a {@code tokenizer.json} whose text is known token by token. */
sealed interface Decoders {
  /** Each token is bytes. */
  record ByteLevel() implements Decoders {}

  /** Each token is text. */
  record Pieces(PieceStream.Rules rules) implements Decoders {}

  /** Nothing is known before the end. */
  record Unknown() implements Decoders {}

  /** A stream for a tokenizer with this decoder. */
  default TextStream stream(TextTokenizer tokenizer, Vocabulary vocabulary, boolean skipSpecial) {
    return switch (this) {
      case ByteLevel bytes -> new ByteLevelStream(vocabulary, skipSpecial);
      case Pieces pieces -> new PieceStream(vocabulary, skipSpecial, pieces.rules());
      case Unknown unknown -> new WholeStream(tokenizer, skipSpecial);
    };
  }

  /** The decoder that the file describes. */
  static Decoders of(JsonNode decoder) {
    List<JsonNode> steps = new ArrayList<>();
    flatten(decoder, steps);
    List<String> types = steps.stream().map(step -> step.path("type").asText()).toList();
    if (types.equals(List.of("ByteLevel")) || types.equals(List.of("ByteLevel", "Fuse")))
      return new ByteLevel();
    if (types.equals(List.of("Metaspace"))) return metaspace(steps.getFirst());
    return pieces(steps).<Decoders>map(Pieces::new).orElse(new Unknown());
  }

  private static void flatten(JsonNode decoder, List<JsonNode> steps) {
    if (decoder.path("type").asText().equals("Sequence"))
      for (JsonNode each : decoder.path("decoders")) flatten(each, steps);
    else if (decoder.isObject()) steps.add(decoder);
  }

  private static Decoders metaspace(JsonNode step) {
    String space = step.path("replacement").asText();
    boolean never =
        step.has("prepend_scheme")
            ? step.path("prepend_scheme").asText().equals("never")
            : !step.path("add_prefix_space").asBoolean(true);
    List<PieceStream.Replacement> replacements =
        never ? List.of(new PieceStream.Replacement(space, " ")) : List.of();
    return new Pieces(new PieceStream.Rules(replacements, false, 0, "", never ? "" : space));
  }

  /** Replacements, bytes, fusing and stripping, each at most once but the first, in this order. */
  private static Optional<PieceStream.Rules> pieces(List<JsonNode> steps) {
    List<PieceStream.Replacement> replacements = new ArrayList<>();
    boolean bytes = false;
    boolean fused = false;
    int strip = 0;
    String stripped = "";
    for (JsonNode step : steps)
      switch (step.path("type").asText()) {
        case "Replace" -> {
          JsonNode from = step.path("pattern").path("String");
          if (!from.isTextual() || from.asText().isEmpty() || bytes || fused)
            return Optional.empty();
          replacements.add(
              new PieceStream.Replacement(from.asText(), step.path("content").asText()));
        }
        case "ByteFallback" -> {
          if (bytes || fused) return Optional.empty();
          bytes = true;
        }
        case "Fuse" -> {
          if (fused) return Optional.empty();
          fused = true;
        }
        case "Strip" -> {
          if (!fused || !stripped.isEmpty() || step.path("stop").asInt() != 0)
            return Optional.empty();
          strip = step.path("start").asInt();
          stripped = step.path("content").asText();
        }
        default -> {
          return Optional.empty();
        }
      }
    if (steps.isEmpty()) return Optional.empty();
    return Optional.of(new PieceStream.Rules(replacements, bytes, strip, stripped, ""));
  }
}
