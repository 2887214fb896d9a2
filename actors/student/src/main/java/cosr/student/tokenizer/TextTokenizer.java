package cosr.student.tokenizer;

import java.util.Optional;
import java.util.OptionalInt;

/** Text to token ids and back. Implementations may be used from several threads. */
public interface TextTokenizer extends AutoCloseable {
  /**
   * The ids of a text.
   *
   * @param addSpecial add the tokens that the model expects around a text, such as a beginning mark
   * @throws IllegalArgumentException if the text has a character for which there is no token
   */
  int[] encode(String text, boolean addSpecial);

  /**
   * The text of the ids.
   *
   * @param skipSpecial leave out special tokens
   */
  String decode(int[] ids, boolean skipSpecial);

  /** One more than the largest id. A model may have room for more. */
  int size();

  /** Whether a token is special: it marks something and is no text of the model. */
  boolean special(int id);

  /** A token as the vocabulary has it, which for parts of characters is not its text. */
  Optional<String> token(int id);

  /** The id of a token as the vocabulary has it. */
  OptionalInt id(String token);

  /** Decodes a growing list of ids, from its first on. */
  TextStream stream(boolean skipSpecial);

  @Override
  void close();
}
