package cosr.runtime.screen;

import cosr.protocol.Marked;
import java.util.Optional;

/**
 * One answer of the Student to a person.
 *
 * @param label which answer it is
 * @param text without the end mark
 * @param finished whether the Student ended it by itself
 * @param mark empty where nothing decides the answer
 */
public record Reply(String label, String text, boolean finished, Optional<Mark> mark) {
  /** Columns before the text of {@link #labelled}. */
  public static final int INDENT = 11;

  /** {@code answer 134 ✓ right}. */
  public String line(Ink ink) {
    String after =
        mark.map(m -> "  " + m.inked(ink)).orElse(finished ? "" : "  " + ink.dim("(unfinished)"));
    return labelled(label, ink.bold(shown(text)) + after);
  }

  /**
   * An answer as people see it, also where it is empty; of marked characters what they stand for.
   */
  public static String shown(String answer) {
    String seen = Marked.plain(answer);
    return seen.isBlank() ? "(nothing)" : Words.clean(seen);
  }

  /** A line with its label in a column of its own. */
  public static String labelled(String label, String text) {
    return Words.pad(label, INDENT - 1) + " " + text;
  }
}
