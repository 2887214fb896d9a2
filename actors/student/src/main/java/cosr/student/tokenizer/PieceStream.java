package cosr.student.tokenizer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens that are pieces of text, with replacements, in the manner of SentencePiece. A run of byte
 * tokens ({@code <0xE6>}) is text if all of it is UTF-8, and else a replacement character for each
 * byte: so it is held until it ends.
 */
final class PieceStream implements TextStream {
  /**
   * How tokens become text.
   *
   * @param replacements in turn, within each token
   * @param bytes whether there are byte tokens
   * @param strip as many of {@code stripped} are dropped from the beginning of the text, at most
   * @param metaspace stands for a space and is dropped from the first token; empty for none
   */
  record Rules(
      List<Replacement> replacements,
      boolean bytes,
      int strip,
      String stripped,
      String metaspace) {}

  /** In place of each {@code from} comes {@code to}. */
  record Replacement(String from, String to) {}

  private final Vocabulary vocabulary;
  private final boolean skipSpecial;
  private final Rules rules;
  private byte[] run = new byte[16];
  private int length;
  private int strip;
  private boolean first = true;

  PieceStream(Vocabulary vocabulary, boolean skipSpecial, Rules rules) {
    this.vocabulary = vocabulary;
    this.skipSpecial = skipSpecial;
    this.rules = rules;
    this.strip = rules.strip();
  }

  @Override
  public String push(int id) {
    String token = vocabulary.token(id);
    if (token == null || (skipSpecial && vocabulary.special(id))) return "";
    String piece = token;
    for (Replacement each : rules.replacements()) piece = piece.replace(each.from(), each.to());
    if (!rules.metaspace().isEmpty()) piece = piece.replace(rules.metaspace(), first ? "" : " ");
    first = false;
    int value = rules.bytes() ? byteOf(piece) : -1;
    if (value < 0) {
      String text = stripped(runText());
      length = 0;
      return text + stripped(piece);
    }
    if (length == run.length) run = Arrays.copyOf(run, 2 * length);
    run[length++] = (byte) value;
    return "";
  }

  @Override
  public String held() {
    int before = strip;
    String text = stripped(runText());
    strip = before;
    return text;
  }

  /** The beginning of the text ends with the first character that isn't dropped. */
  private String stripped(String text) {
    int at = 0;
    while (strip > 0 && text.startsWith(rules.stripped(), at)) {
      at += rules.stripped().length();
      strip--;
    }
    if (at < text.length()) strip = 0;
    return text.substring(at);
  }

  private String runText() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(run, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return "\ufffd".repeat(length);
    }
  }

  private static int byteOf(String token) {
    if (token.length() != 6 || !token.startsWith("<0x") || !token.endsWith(">")) return -1;
    int high = Character.digit(token.charAt(3), 16);
    int low = Character.digit(token.charAt(4), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
