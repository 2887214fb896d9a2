package cosr.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** Where the ranges of Unicode's table 3-7 begin and end. */
  private static final int[] BYTES = {
    0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
    0xf0, 0xf1, 0xf4, 0xf5, 0xff
  };

  @Test
  void bytesInPiecesAreTheTextThatTheLibraryMakesOfAllOfThem() {
    try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer("llama")) {
      int[] ids = new int[256];
      for (int id = 0; id < tokenizer.size(); id++) {
        byte[] bytes = ByteLevelStream.bytes(tokenizer.token(id).orElseThrow());
        if (bytes.length == 1) ids[bytes[0] & 0xff] = id;
      }
      for (int a : BYTES)
        for (int b : BYTES)
          for (int c : BYTES)
            for (int d : a >= 0xf0 ? BYTES : new int[] {0x41, 0x80, 0xe0})
              check(tokenizer, ids, a, b, c, d);
    }
  }

  private static void check(HubTokenizer tokenizer, int[] ids, int... bytes) {
    Utf8 text = new Utf8();
    StringBuilder taken = new StringBuilder();
    int[] tokens = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text.add(new byte[] {(byte) bytes[i]});
      taken.append(text.take());
      tokens[i] = ids[bytes[i]];
      if (i < 2 && bytes[2] != BYTES[0]) continue;
      String expected = tokenizer.decode(Arrays.copyOf(tokens, i + 1), false);
      if (!expected.equals(taken + text.rest()))
        assertThat(taken + text.rest()).as(Arrays.toString(bytes)).isEqualTo(expected);
    }
  }

  @Test
  void onlyWhatMayBecomeACharacterIsHeld() {
    for (int a : BYTES)
      for (int b : BYTES)
        for (int c : BYTES) {
          byte[] bytes = {(byte) a, (byte) b, (byte) c};
          Utf8 text = new Utf8();
          text.add(bytes);
          text.take();
          if (text.rest().isEmpty() == mayGoOn(bytes))
            assertThat(text.rest().isEmpty()).as(Arrays.toString(bytes)).isEqualTo(!mayGoOn(bytes));
        }
  }

  /** Whether some bytes make a character of the last one to three. */
  private static boolean mayGoOn(byte[] prefix) {
    for (int back = 1; back <= 3; back++)
      for (int more = 1; back + more <= 4; more++)
        for (byte next : new byte[] {(byte) 0x80, (byte) 0xbf}) {
          byte[] all = Arrays.copyOfRange(prefix, prefix.length - back, prefix.length + more);
          Arrays.fill(all, back, all.length, next);
          String text = new String(all, StandardCharsets.UTF_8);
          if (text.codePointCount(0, text.length()) == 1 && !text.equals("\ufffd")) return true;
        }
    return false;
  }
}
