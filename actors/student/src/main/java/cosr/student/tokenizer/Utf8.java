package cosr.student.tokenizer;

import java.util.Arrays;

/**
 * Bytes that come piece by piece, as text: a character is given when all its bytes are there. What
 * is no UTF-8 becomes replacement characters, one for each longest beginning of a character, as in
 * Rust; Java's own decoder counts otherwise at the end of its input.
 */
final class Utf8 {
  private static final int REPLACEMENT = 0xfffd;

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
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < length) {
      int end = end(at);
      if (end < 0) break;
      text.appendCodePoint(codePoint(at, end));
      at = end;
    }
    System.arraycopy(bytes, at, bytes, 0, length - at);
    length -= at;
    return text.toString();
  }

  /** What is left, if nothing follows. */
  String rest() {
    return length == 0 ? "" : Character.toString(REPLACEMENT);
  }

  /** Where the character or its longest beginning ends; -1 if it may go on after the last byte. */
  private int end(int at) {
    int lead = bytes[at] & 0xff;
    int wanted = wanted(lead);
    for (int i = 1; i < wanted; i++) {
      if (at + i == length) return -1;
      int next = bytes[at + i] & 0xff;
      if (next < 0x80 || next > 0xbf || (i == 1 && !second(lead, next))) return at + i;
    }
    return at + wanted;
  }

  private int codePoint(int at, int end) {
    int lead = bytes[at] & 0xff;
    if (lead < 0x80) return lead;
    if (wanted(lead) == 1 || end - at < wanted(lead)) return REPLACEMENT;
    int point = lead & (0x7f >> (end - at));
    for (int i = at + 1; i < end; i++) point = point << 6 | (bytes[i] & 0x3f);
    return point;
  }

  /** Bytes of a character with this first one (Unicode, table 3-7); 1 where there is none. */
  private static int wanted(int lead) {
    if (lead < 0xc2 || lead > 0xf4) return 1;
    return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
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
