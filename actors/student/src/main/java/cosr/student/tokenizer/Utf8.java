package cosr.student.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that come piece by piece, as text: a character is given when all its bytes are there. */
final class Utf8 {
  private byte[] bytes = new byte[16];
  private int length;

  void add(byte[] more) {
    if (length + more.length > bytes.length)
      bytes = Arrays.copyOf(bytes, 2 * (length + more.length));
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  /** The text up to a character that has begun and may go on. */
  String take() {
    int cut = length - unfinished();
    String text = new String(bytes, 0, cut, StandardCharsets.UTF_8);
    System.arraycopy(bytes, cut, bytes, 0, length - cut);
    length -= cut;
    return text;
  }

  /** The text of what is left. */
  String rest() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Bytes at the end that begin a character (Unicode, table 3-7) and don't end it. */
  private int unfinished() {
    for (int back = 1; back <= Math.min(3, length); back++) {
      int lead = bytes[length - back] & 0xff;
      if (lead < 0x80) return 0;
      if (lead < 0xc0) continue;
      int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
      if (lead < 0xc2 || lead > 0xf4 || back >= wanted) return 0;
      return back == 1 || second(lead, bytes[length - back + 1] & 0xff) ? back : 0;
    }
    return 0;
  }

  private static boolean second(int lead, int next) {
    return switch (lead) {
      case 0xe0 -> next >= 0xa0;
      case 0xed -> next < 0xa0;
      case 0xf0 -> next >= 0x90;
      case 0xf4 -> next < 0x90;
      default -> true;
    };
  }
}
