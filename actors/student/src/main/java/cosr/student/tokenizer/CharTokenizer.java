package cosr.student.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A tokenizer with one token for each character, read from a {@code tokenizer.json}. Immutable and
 * thread-safe.
 *
 * <p>Texts don't go through the Hugging Face library one by one: a call of it takes 50 to 100
 * microseconds, batched 45 (the table: 0.04), and the warm-up alone has 166,000 texts. At
 * construction every character of the vocabulary is encoded by the library once, into a table; the
 * file is checked to be of the kind for which the table says everything: BPE without merges,
 * normaliser, pre-tokenizer or post-processor.
 */
public final class CharTokenizer implements TextTokenizer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int[] ids;
  private final String[] texts;
  private final boolean[] special;
  private final String alphabet;

  private CharTokenizer(int[] ids, String[] texts, boolean[] special, String alphabet) {
    this.ids = ids;
    this.texts = texts;
    this.special = special;
    this.alphabet = alphabet;
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException with one line, if it isn't one of single characters
   */
  public static CharTokenizer of(byte[] tokenizerJson) {
    try {
      JsonNode root = JSON.readTree(new String(tokenizerJson, StandardCharsets.UTF_8));
      JsonNode model = root.path("model");
      require("BPE".equals(model.path("type").asText()), "its model is no BPE");
      require(model.path("merges").isArray() && model.path("merges").isEmpty(), "it has merges");
      for (String part :
          new String[] {"normalizer", "pre_tokenizer", "post_processor", "truncation", "padding"})
        require(root.path(part).isNull() || root.path(part).isMissingNode(), "it has a " + part);
      try (HuggingFaceTokenizer library =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizerJson),
              Map.of("addSpecialTokens", "false", "padding", "false", "truncation", "false"))) {
        return table(root, library);
      }
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IllegalArgumentException("tokenizer.json can't be read: " + said, e);
    }
  }

  private static CharTokenizer table(JsonNode root, HuggingFaceTokenizer library) {
    JsonNode vocabulary = root.path("model").path("vocab");
    int size = vocabulary.size();
    int[] ids = new int[Character.MAX_VALUE + 1];
    Arrays.fill(ids, -1);
    String[] texts = new String[size];
    boolean[] special = new boolean[size];
    StringBuilder alphabet = new StringBuilder();
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      String text = entry.getKey();
      int id = entry.getValue().asInt(-1);
      require(id >= 0 && id < size && texts[id] == null, "its ids are not 0 to " + (size - 1));
      texts[id] = text;
      if (text.length() > 1) continue;
      long[] encoded = library.encode(text, false, false).getIds();
      require(
          encoded.length == 1 && encoded[0] == id, "the library encodes '" + text + "' otherwise");
      ids[text.charAt(0)] = id;
      alphabet.append(text);
    }
    for (JsonNode token : root.path("added_tokens")) {
      int id = token.path("id").asInt(-1);
      require(
          id >= 0 && id < size && token.path("content").asText().equals(texts[id]),
          "an added token is not in the vocabulary");
      special[id] = token.path("special").asBoolean();
    }
    for (int id = 0; id < size; id++)
      require(
          texts[id].length() == 1 || special[id],
          "token '" + texts[id] + "' is neither one character nor special");
    return new CharTokenizer(ids, texts, special, alphabet.toString());
  }

  /**
   * The ids of a text's characters.
   *
   * @throws IllegalArgumentException if a character has no token
   */
  public int[] encode(String text) {
    int unknown = firstUnknown(text);
    if (unknown >= 0) throw new IllegalArgumentException(unknown(text, unknown));
    int[] out = new int[text.length()];
    for (int i = 0; i < out.length; i++) out[i] = ids[text.charAt(i)];
    return out;
  }

  /** Place of the first character that has no token; -1 where each has one. */
  public int firstUnknown(String text) {
    for (int i = 0; i < text.length(); i++) if (ids[text.charAt(i)] < 0) return i;
    return -1;
  }

  /** The text of the ids, special tokens included. */
  public String decode(int[] tokens) {
    return decode(tokens, false);
  }

  /** The same ids: nothing is added to a text. */
  @Override
  public int[] encode(String text, boolean addSpecial) {
    return encode(text);
  }

  /**
   * The text of the ids.
   *
   * @param skipSpecial leave out the padding token and the end mark
   */
  @Override
  public String decode(int[] tokens, boolean skipSpecial) {
    StringBuilder text = new StringBuilder(tokens.length);
    for (int id : tokens) if (!skipSpecial || !special[id]) text.append(texts[id]);
    return text.toString();
  }

  /** Tokens in all, special ones included. */
  @Override
  public int size() {
    return texts.length;
  }

  @Override
  public boolean special(int id) {
    return special[id];
  }

  @Override
  public Optional<String> token(int id) {
    return id >= 0 && id < texts.length ? Optional.of(texts[id]) : Optional.empty();
  }

  @Override
  public OptionalInt id(String token) {
    if (token.length() == 1 && ids[token.charAt(0)] >= 0)
      return OptionalInt.of(ids[token.charAt(0)]);
    return IntStream.range(0, texts.length).filter(id -> texts[id].equals(token)).findFirst();
  }

  /** Every token is certain at once. */
  @Override
  public TextStream stream(boolean skipSpecial) {
    return new TextStream() {
      @Override
      public String push(int id) {
        return skipSpecial && special[id] ? "" : texts[id];
      }

      @Override
      public String held() {
        return "";
      }
    };
  }

  @Override
  public void close() {}

  private String unknown(String text, int at) {
    return "character '%s' (U+%04X) at %d of \"%s\" is not in the tokenizer's alphabet %s"
        .formatted(
            Character.toString(text.codePointAt(at)), text.codePointAt(at), at, text, alphabet);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds)
      throw new IllegalArgumentException(
          "tokenizer.json is none of single characters: " + otherwise);
  }
}
