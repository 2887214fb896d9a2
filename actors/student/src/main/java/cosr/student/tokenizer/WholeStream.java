package cosr.student.tokenizer;

import java.util.Arrays;

/** For decoders of which nothing is certain until the end: all text is held. */
final class WholeStream implements TextStream {
  private final TextTokenizer tokenizer;
  private final boolean skipSpecial;
  private int[] ids = new int[16];
  private int length;

  WholeStream(TextTokenizer tokenizer, boolean skipSpecial) {
    this.tokenizer = tokenizer;
    this.skipSpecial = skipSpecial;
  }

  @Override
  public String push(int id) {
    if (length == ids.length) ids = Arrays.copyOf(ids, 2 * length);
    ids[length++] = id;
    return "";
  }

  @Override
  public String held() {
    return tokenizer.decode(Arrays.copyOf(ids, length), skipSpecial);
  }
}
