package cosr.student.wording;

import cosr.student.tokenizer.CharTokenizer;

/** The built-in Student's: a token a character, prompts in the notation of the families. */
public final class NotationWording implements Wording {
  private final CharTokenizer tokenizer;
  private final int end;

  /**
   * @param end id of the end mark
   */
  public NotationWording(CharTokenizer tokenizer, int end) {
    this.tokenizer = tokenizer;
    this.end = end;
  }

  @Override
  public int[] prompt(String text, String given) {
    return tokenizer.encode(text + given);
  }

  @Override
  public int[] answer(String text) {
    return tokenizer.encode(text);
  }

  @Override
  public String text(int[] ids) {
    return tokenizer.decode(ids);
  }

  @Override
  public boolean ends(int token) {
    return token == end;
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public int room(int[] prompt, int useful) {
    return useful;
  }

  @Override
  public void close() {
    // Tables only.
  }
}
