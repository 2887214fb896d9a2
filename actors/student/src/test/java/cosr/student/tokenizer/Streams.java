package cosr.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.KeyedRandom;
import java.util.Arrays;

/** Holds streams against decoding. */
final class Streams {
  private Streams() {}

  /** Random ids are mostly no text: parts of characters and special tokens in any order. */
  static void compare(TextTokenizer tokenizer, String name, int lists) {
    for (int list = 0; list < lists; list++) compare(tokenizer, name, ids(tokenizer, list));
  }

  static void compare(TextTokenizer tokenizer, String name, int[] ids) {
    for (boolean skip : new boolean[] {false, true}) {
      TextStream stream = tokenizer.stream(skip);
      StringBuilder certain = new StringBuilder();
      for (int n = 1; n <= ids.length; n++) {
        certain.append(stream.push(ids[n - 1]));
        int[] prefix = Arrays.copyOf(ids, n);
        assertThat(certain + stream.held())
            .as("%s: %s, special tokens %s", name, Arrays.toString(prefix), skip ? "out" : "in")
            .isEqualTo(tokenizer.decode(prefix, skip));
      }
    }
  }

  /** Ids of a list; every third of the lists is byte tokens mostly. */
  static int[] ids(TextTokenizer tokenizer, int list) {
    KeyedRandom random = KeyedRandom.of(list, "ids");
    int[] ids = new int[1 + random.nextInt(24)];
    int most = list % 3 == 0 ? Math.min(tokenizer.size(), 262) : tokenizer.size();
    for (int i = 0; i < ids.length; i++) ids[i] = random.nextInt(most);
    return ids;
  }
}
