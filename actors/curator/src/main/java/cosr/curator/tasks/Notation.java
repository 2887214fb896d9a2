package cosr.curator.tasks;

import cosr.protocol.Check;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How list tasks are written. A list is its digits; a number is a list with the lowest digit first;
 * a prompt is a family's letter, for a program its operations' letters, the digits, and {@code =}.
 */
public final class Notation {
  /**
   * Every character that a prompt, an answer or an attempt can have, in the order of the tokens.
   */
  public static final String ALPHABET = "0123456789+dcsriop,=.";

  /** What ends an attempt; written by the Student, no part of the texts here. */
  public static final char END_MARK = '.';

  /** What ends a prompt. */
  static final char PROMPT_END = '=';

  /** What stands between the lists of a program's answer. */
  static final char SEPARATOR = ',';

  /** Tokens that an attempt may be longer than the reference answer and its end mark. */
  static final int SLACK = 4;

  private Notation() {}

  /** The check that the list given as the answer is exactly this one. */
  static Check listEquals(String expected) {
    return new Check(
        "list-equals",
        1,
        Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("expected", expected))));
  }
}
