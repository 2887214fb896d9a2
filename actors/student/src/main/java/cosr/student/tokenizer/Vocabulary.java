package cosr.student.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we need to know of a {@code tokenizer.json} beside what the library does with it. The file
 * is read as a stream: the merges of a large vocabulary are passed over.
 */
final class Vocabulary {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(Integer.MAX_VALUE)
                      .maxNameLength(Integer.MAX_VALUE)
                      .build())
              .build());

  private static final int MAX = 1 << 24;

  private final Map<String, Integer> ids = new HashMap<>();
  private final BitSet special = new BitSet();
  private JsonNode added = JSON.nullNode();
  private @Nullable String[] tokens = new String[0];
  private String model = "";
  private JsonNode decoder = JSON.nullNode();

  private Vocabulary() {}

  static Vocabulary of(byte[] tokenizerJson) throws IOException {
    Vocabulary vocabulary = new Vocabulary();
    try (JsonParser in = JSON.createParser(tokenizerJson)) {
      if (in.nextToken() != JsonToken.START_OBJECT) throw new IOException("it is no JSON object");
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "model" -> vocabulary.model(in);
          case "added_tokens" -> vocabulary.added = in.readValueAsTree();
          case "decoder" -> vocabulary.decoder = in.readValueAsTree();
          default -> in.skipChildren();
        }
      }
    }
    vocabulary.index();
    return vocabulary;
  }

  private void model(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) throw new IOException("it has no model");
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals("type")) model = in.getText();
      else if (name.equals("vocab") && value == JsonToken.START_OBJECT) table(in);
      else if (name.equals("vocab") && value == JsonToken.START_ARRAY) list(in);
      else in.skipChildren();
    }
  }

  private void table(JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String token = in.currentName();
      in.nextToken();
      ids.put(token, in.getIntValue());
    }
  }

  /** Unigram: pairs of token and score, in the order of the ids. */
  private void list(JsonParser in) throws IOException {
    for (int id = 0; in.nextToken() == JsonToken.START_ARRAY; id++) {
      JsonNode pair = in.readValueAsTree();
      ids.put(pair.path(0).asText(), id);
    }
  }

  /**
   * An added token has the id that the model gives to its text, and else the next one, whatever id
   * the file says: so does the library.
   */
  private void index() throws IOException {
    int next = ids.size();
    Map<Integer, String> names = new HashMap<>();
    for (JsonNode token : added) {
      String text = token.path("content").asText();
      if (text.isEmpty()) continue;
      Integer known = ids.get(text);
      int id = known == null ? next : known;
      next = Math.max(next, id + 1);
      ids.put(text, id);
      names.put(id, text);
      special.set(id, token.path("special").asBoolean());
    }
    int size = 0;
    for (int id : ids.values()) {
      if (id < 0 || id >= MAX) throw new IOException("it has a token with id " + id);
      size = Math.max(size, id + 1);
    }
    tokens = new String[size];
    ids.forEach((token, id) -> tokens[id] = token);
    names.forEach((id, token) -> tokens[id] = token);
  }

  int size() {
    return tokens.length;
  }

  @Nullable String token(int id) {
    return id >= 0 && id < tokens.length ? tokens[id] : null;
  }

  @Nullable Integer id(String token) {
    return ids.get(token);
  }

  boolean special(int id) {
    return id >= 0 && special.get(id);
  }

  /** A token is special if the configuration names it so, whatever the tokenizer's file says. */
  void makeSpecial(String token) {
    Integer id = ids.get(token);
    if (id != null) special.set(id);
  }

  /** Kind of the model: BPE, Unigram, … */
  String model() {
    return model;
  }

  /** How tokens become text; null where they are joined by spaces. */
  JsonNode decoder() {
    return decoder;
  }
}
