package cosr.student.wording;

/**
 * What a Student reads and how its answers are read. What it saw is recorded as token ids and never
 * made again. Thread-safe.
 */
public interface Wording extends AutoCloseable {
  /**
   * Token ids of a prompt.
   *
   * @param given what the answer starts with; empty in general
   * @throws IllegalArgumentException if it can't be read, with one line that says why
   */
  int[] prompt(String text, String given);

  /** Token ids of a text that an answer consists of, without end mark. */
  int[] answer(String text);

  /** The text of an answer's tokens, without those that only mark something. */
  String text(int[] ids);

  /** Whether a token ends an answer. */
  boolean ends(int token);

  /** The token that ends an answer that is written by us. */
  int end();

  /**
   * Tokens of an answer at most.
   *
   * @param prompt its tokens
   * @param useful longest useful answer of the task, as its family says
   * @throws IllegalArgumentException if the prompt leaves no room, with one line
   */
  int room(int[] prompt, int useful);

  @Override
  void close();
}
