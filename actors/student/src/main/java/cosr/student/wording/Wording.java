package cosr.student.wording;

import cosr.student.tokenizer.StopStrings;
import java.util.Arrays;
import java.util.Optional;

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

  /**
   * What an answer says.
   *
   * @param text up to where it ends
   * @param finished whether the Student ended it: by an end mark, or a text that ends answers
   */
  record Said(String text, boolean finished) {}

  /**
   * Reads an answer.
   *
   * @param ids all its tokens, the end mark or those of the text that ended it included
   */
  default Said said(int[] ids) {
    if (ids.length > 0 && ends(ids[ids.length - 1]))
      return new Said(text(Arrays.copyOf(ids, ids.length - 1)), true);
    Optional<StopStrings.Watch> watch = watch();
    if (watch.isEmpty()) return new Said(text(ids), false);
    for (int id : ids) {
      Optional<StopStrings.Cut> cut = watch.get().push(id);
      if (cut.isPresent()) return new Said(cut.get().text(), true);
    }
    return new Said(text(ids), false);
  }

  /**
   * Watches an answer, from its beginning, for texts that end it; empty where only tokens do. For
   * one thread.
   */
  default Optional<StopStrings.Watch> watch() {
    return Optional.empty();
  }

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
