package cosr.student.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Byte-level BPE (GPT-2): each character of a token stands for a byte. */
final class ByteLevelStream implements TextStream {
  private static final short[] BYTES = table();

  private final Vocabulary vocabulary;
  private final boolean skipSpecial;
  private final Utf8 text = new Utf8();

  ByteLevelStream(Vocabulary vocabulary, boolean skipSpecial) {
    this.vocabulary = vocabulary;
    this.skipSpecial = skipSpecial;
  }

  @Override
  public String push(int id) {
    String token = vocabulary.token(id);
    if (token == null || (skipSpecial && vocabulary.special(id))) return "";
    text.add(bytes(token));
    return text.take();
  }

  @Override
  public String held() {
    return text.rest();
  }

  /** A token with a character that stands for no byte is text as it is. */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      if (c >= BYTES.length || BYTES[c] < 0) return token.getBytes(StandardCharsets.UTF_8);
      bytes[i] = (byte) BYTES[c];
    }
    return bytes;
  }

  /** Printable bytes stand for themselves, the others follow from 256 on. */
  private static short[] table() {
    short[] bytes = new short[256 + 68];
    Arrays.fill(bytes, (short) -1);
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printable = (b >= 0x21 && b <= 0x7e) || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
      bytes[printable ? b : next++] = (short) b;
    }
    return bytes;
  }
}
