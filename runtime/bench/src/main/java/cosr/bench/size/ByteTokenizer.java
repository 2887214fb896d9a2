package cosr.bench.size;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer that reads bytes and can say a whole vocabulary: as byte-level BPE without merges,
 * with words of letters that nothing is ever read as.
 */
final class ByteTokenizer {
  private static final List<String> SPECIAL =
      List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>");

  /** Tokens from 0 on that are bytes. */
  static final int BYTES = 256;

  private static final int LETTERS = 26;

  private static final String TEMPLATE =
      "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + "
          + "message['content'] + '<|im_end|>\\n' }}{% endfor %}"
          + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

  private final int vocab;

  /**
   * @param vocab tokens in all, the last three of them special
   */
  ByteTokenizer(int vocab) {
    this.vocab = vocab;
  }

  /** The token after a message. */
  static int end(int vocab) {
    return vocab - 1;
  }

  /** {@code tokenizer.json}. */
  Map<String, Object> tokenizer() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", "1.0");
    all.put("truncation", null);
    all.put("padding", null);
    List<Object> added = new ArrayList<>();
    for (int i = 0; i < SPECIAL.size(); i++) added.add(special(i));
    all.put("added_tokens", added);
    all.put("normalizer", null);
    all.put("pre_tokenizer", byteLevel());
    all.put("post_processor", null);
    all.put("decoder", byteLevel());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "BPE");
    model.put("dropout", null);
    model.put("unk_token", null);
    model.put("continuing_subword_prefix", null);
    model.put("end_of_word_suffix", null);
    model.put("fuse_unk", false);
    model.put("byte_fallback", false);
    model.put("vocab", words());
    model.put("merges", List.of());
    all.put("model", model);
    return all;
  }

  /** {@code tokenizer_config.json}. */
  Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("tokenizer_class", "PreTrainedTokenizerFast");
    all.put("clean_up_tokenization_spaces", false);
    all.put("eos_token", SPECIAL.getLast());
    all.put("pad_token", SPECIAL.getFirst());
    all.put("chat_template", TEMPLATE);
    return all;
  }

  private Map<String, Object> special(int number) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put("id", vocab - SPECIAL.size() + number);
    token.put("content", SPECIAL.get(number));
    token.put("single_word", false);
    token.put("lstrip", false);
    token.put("rstrip", false);
    token.put("normalized", false);
    token.put("special", true);
    return token;
  }

  private static Map<String, Object> byteLevel() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", "ByteLevel");
    all.put("add_prefix_space", false);
    all.put("trim_offsets", true);
    all.put("use_regex", false);
    return all;
  }

  private Map<String, Integer> words() {
    Map<String, Integer> words = new LinkedHashMap<>();
    int beyond = 0;
    for (int b = 0; b < BYTES; b++) {
      boolean shown = b > 0x20 && b < 0x7f || b > 0xa0 && b != 0xad;
      words.put(Character.toString(shown ? b : BYTES + beyond++), words.size());
    }
    for (int n = LETTERS; words.size() < vocab - SPECIAL.size(); n++)
      words.putIfAbsent(word(n), words.size());
    return words;
  }

  /** Words of two letters and more, one for each number from 26 on. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int n = number; n >= 0; n = n / LETTERS - 1) word.insert(0, (char) ('a' + n % LETTERS));
    return word.toString();
  }
}
