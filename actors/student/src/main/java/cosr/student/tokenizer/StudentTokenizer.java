package cosr.student.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One token a character: a {@code tokenizer.json} of the BPE kind without merges, read by DJL's
 * tokenizers. What they give for each character is asked once and kept as a table, since a warm-up
 * encodes some 300,000 short texts; without merges a text's tokens are those of its characters.
 * Immutable and thread-safe.
 */
public final class StudentTokenizer {
  /** Text of the padding token. */
  public static final String PAD = "<pad>";

  private final SortedMap<String, byte[]> files;
  private final int[] ids;
  private final char[] characters;
  private final int end;
  private final int pad;

  private StudentTokenizer(SortedMap<String, byte[]> files, int[] ids, char[] characters, int end, int pad) {
    this.files = files;
    this.ids = ids;
    this.characters = characters;
    this.end = end;
    this.pad = pad;
  }

  /**
   * The tokenizer of an alphabet of ASCII characters, each once.
   *
   * @param endMark the character that ends an answer
   */
  public static StudentTokenizer of(String alphabet, char endMark) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("tokenizer.json", tokenizerJson(alphabet).getBytes(StandardCharsets.UTF_8));
    files.put("tokenizer_config.json", configJson(endMark).getBytes(StandardCharsets.UTF_8));
    int[] ids = new int[128];
    Arrays.fill(ids, -1);
    char[] characters = new char[alphabet.length()];
    try (HuggingFaceTokenizer djl =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(files.get("tokenizer.json")),
            Map.of("addSpecialTokens", "false", "padding", "false", "truncation", "false"))) {
      for (char c : alphabet.toCharArray()) {
        long[] found = djl.encode(String.valueOf(c)).getIds();
        if (found.length != 1 || found[0] != alphabet.indexOf(c))
          throw new IllegalStateException("the tokenizer gives '" + c + "' the tokens " + Arrays.toString(found));
        ids[c] = (int) found[0];
        characters[(int) found[0]] = c;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the tokenizer cannot be read", e);
    }
    return new StudentTokenizer(files, ids, characters, ids[endMark], alphabet.length());
  }

  /** The files that belong into a model folder, by name. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Tokens, the padding token included. */
  public int size() {
    return characters.length + 1;
  }

  /** Id of the end mark. */
  public int end() {
    return end;
  }

  /** Id of the padding token. */
  public int pad() {
    return pad;
  }

  /** The text's tokens, without special ones; a character outside the alphabet is refused by name. */
  public int[] encode(String text) {
    int[] out = new int[text.length()];
    for (int i = 0; i < out.length; i++) {
      char c = text.charAt(i);
      if (c >= ids.length || ids[c] < 0)
        throw new IllegalArgumentException("the Student has no token for '" + c + "' in \"" + text + "\"");
      out[i] = ids[c];
    }
    return out;
  }

  /** The text of tokens; padding is left out. */
  public String decode(int[] tokens) {
    StringBuilder out = new StringBuilder(tokens.length);
    for (int t : tokens) if (t != pad) out.append(characters[t]);
    return out.toString();
  }

  private static String tokenizerJson(String alphabet) {
    StringBuilder vocabulary = new StringBuilder();
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || alphabet.indexOf(c) != i)
        throw new IllegalArgumentException("'" + c + "' cannot be a token of its own");
      vocabulary.append('"').append(c).append("\":").append(i).append(',');
    }
    int pad = alphabet.length();
    return """
        {"version":"1.0","truncation":null,"padding":null,
         "added_tokens":[{"id":%d,"content":"%s","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],
         "normalizer":null,"pre_tokenizer":null,"post_processor":null,"decoder":{"type":"Fuse"},
         "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,"end_of_word_suffix":null,
          "fuse_unk":false,"byte_fallback":false,"ignore_merges":false,"vocab":{%s"%s":%d},"merges":[]}}
        """
        .formatted(pad, PAD, vocabulary, PAD, pad);
  }

  private static String configJson(char endMark) {
    return """
        {"tokenizer_class":"PreTrainedTokenizerFast","eos_token":"%s","pad_token":"%s","clean_up_tokenization_spaces":false,"model_max_length":1024}
        """
        .formatted(endMark, PAD);
  }
}
