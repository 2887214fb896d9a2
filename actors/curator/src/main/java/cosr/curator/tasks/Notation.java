package cosr.curator.tasks;

import java.util.List;

/**
 * How list tasks are written. A list is its digits; a number is a list with the lowest digit first;
 * a prompt is a family's letter, for a program its operations' letters, the digits, and {@code =}.
 */
public final class Notation {
  /** The characters that have tokens in every run, in the order of the tokens. */
  public static final String BASE = "0123456789+dcsriop,=.";

  /** What ends an attempt; written by the Student, no part of the texts here. */
  public static final char END_MARK = '.';

  /** What ends a prompt. */
  static final char PROMPT_END = '=';

  /** What stands between the lists of a program's answer. */
  static final char SEPARATOR = ',';

  /** Tokens that an attempt may be longer than the reference answer and its end mark. */
  static final int SLACK = 4;

  private Notation() {}

  /**
   * Every character that a prompt, an answer or an attempt of these families can have, in the order
   * of the tokens: {@link #BASE}, then what each family adds, in the order of {@link Families#all}
   * however a run names them.
   */
  public static String alphabet(List<String> families) {
    StringBuilder out = new StringBuilder(BASE);
    for (TaskFamily family : Families.all())
      if (families.contains(family.name()))
        for (char symbol : family.symbols().toCharArray())
          if (out.indexOf(String.valueOf(symbol)) < 0) out.append(symbol);
    return out.toString();
  }
}
