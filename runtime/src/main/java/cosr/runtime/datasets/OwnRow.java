package cosr.runtime.datasets;

import cosr.datasets.Item;

/**
 * A row as the built-in Student is set it.
 *
 * @param prompt in the Student's notation: the row's, and {@code =} where it does not end so
 * @param lesson what the Student is taught to answer, without end mark
 */
record OwnRow(Item item, String prompt, String lesson) {
  private static final String PROMPT_END = "=";

  /** The prompt of a row in the Student's notation. */
  static String prompt(Item item) {
    String asked = item.prompt();
    return asked.endsWith(PROMPT_END) ? asked : asked + PROMPT_END;
  }

  /** Characters of prompt and answer. */
  int length() {
    return prompt.length() + lesson.length();
  }
}
