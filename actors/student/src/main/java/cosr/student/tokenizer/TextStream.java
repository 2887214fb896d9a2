package cosr.student.tokenizer;

/**
 * The text of a growing list of ids. What {@link #push} returned, in order, and what {@link #held}
 * returns at any time are together the decoding of the ids so far; what was returned never changes.
 * For one thread.
 */
public interface TextStream {
  /** Adds an id; the text that is certain now, whatever follows. */
  String push(int id);

  /** The rest of the text, if no id followed; a part of a character is a replacement character. */
  String held();
}
