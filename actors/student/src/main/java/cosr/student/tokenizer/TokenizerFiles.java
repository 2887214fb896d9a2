package cosr.student.tokenizer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a tokenizer that has one token for each character of an alphabet, and a padding
 * token with id 0. The alphabet's characters have the ids from 1 on, in its order.
 *
 * @param alphabet different characters, the end mark among them
 */
public record TokenizerFiles(String alphabet) {
  /** The padding token. */
  public static final String PAD = "<pad>";

  /** Id of the padding token. */
  public static final int PAD_ID = 0;

  /** What ends an answer. */
  public static final char END = '.';

  private static final ObjectMapper JSON = new ObjectMapper();

  public TokenizerFiles {
    if (alphabet.indexOf(END) < 0)
      throw new IllegalArgumentException(
          "the alphabet " + alphabet + " lacks the end mark '" + END + "'");
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      if (Character.isSurrogate(c) || alphabet.indexOf(c) != i)
        throw new IllegalArgumentException(
            "the alphabet " + alphabet + " has '" + c + "' twice, or half of a character");
    }
  }

  /** Id of the end mark. */
  public int endId() {
    return 1 + alphabet.indexOf(END);
  }

  /** Tokens in all. */
  public int size() {
    return 1 + alphabet.length();
  }

  /** {@code tokenizer.json} and {@code tokenizer_config.json}, by name. */
  public SortedMap<String, byte[]> files(int maxLength) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("tokenizer.json", tokenizer());
    ObjectNode config = JSON.createObjectNode();
    config.put("tokenizer_class", "PreTrainedTokenizerFast").put("pad_token", PAD);
    config.put("eos_token", Character.toString(END)).put("model_max_length", maxLength);
    config.put("clean_up_tokenization_spaces", false);
    config.putArray("model_input_names").add("input_ids").add("attention_mask");
    files.put("tokenizer_config.json", bytes(config));
    return files;
  }

  private byte[] tokenizer() {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    special(added, PAD_ID, PAD);
    special(added, endId(), Character.toString(END));
    root.putNull("normalizer").putNull("pre_tokenizer").putNull("post_processor");
    root.putObject("decoder").put("type", "Fuse");
    ObjectNode model = root.putObject("model");
    model.put("type", "BPE").putNull("dropout").putNull("unk_token");
    model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    ObjectNode vocabulary = model.putObject("vocab");
    vocabulary.put(PAD, PAD_ID);
    for (int i = 0; i < alphabet.length(); i++)
      vocabulary.put(Character.toString(alphabet.charAt(i)), 1 + i);
    model.putArray("merges");
    return bytes(root);
  }

  private static void special(ArrayNode added, int id, String content) {
    ObjectNode token = added.addObject().put("id", id).put("content", content);
    token.put("single_word", false).put("lstrip", false).put("rstrip", false);
    token.put("normalized", false).put("special", true);
  }

  private static byte[] bytes(ObjectNode node) {
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
