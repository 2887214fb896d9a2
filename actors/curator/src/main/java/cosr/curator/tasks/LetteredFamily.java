package cosr.curator.tasks;

import cosr.protocol.Check;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A family whose prompts start with a letter of its own and end with {@code =}. */
abstract class LetteredFamily implements TaskFamily {
  private final String name;
  private final char letter;

  LetteredFamily(String name, char letter) {
    this.name = name;
    this.letter = letter;
  }

  @Override
  public final String name() {
    return name;
  }

  final char letter() {
    return letter;
  }

  final String write(String body) {
    return letter + body + Notation.PROMPT_END;
  }

  /** What stands between the letter and the end of the prompt. */
  final String body(String prompt) {
    int end = prompt.length() - 1;
    if (end < 1 || prompt.charAt(0) != letter || prompt.charAt(end) != Notation.PROMPT_END)
      throw noPrompt(prompt);
    return prompt.substring(1, end);
  }

  final IllegalArgumentException noPrompt(String text) {
    return new IllegalArgumentException("no prompt of " + name + ": " + text);
  }

  static SortedMap<String, Integer> attributes(int digits, int operations) {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(Map.of("digits", digits, "operations", operations)));
  }

  /** Version 1 of a check with one parameter, {@code expected}. */
  static Check check(String kind, String expected) {
    return new Check(
        kind, 1, Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("expected", expected))));
  }
}
