package cosr.runtime.screen;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines that fit a screen. Pure. */
public final class Lines {
  private Lines() {}

  /**
   * Broken between words; a word that is longer than the screen is cut.
   *
   * @param indent blanks before every line but the first
   */
  public static List<String> wrapped(String text, int width, int indent) {
    if (Words.length(text) <= width) return List.of(text);
    String margin = " ".repeat(Math.min(indent, width / 2));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<=[^ ]) (?=[^ ])|(?<=[^ ]) (?= )", -1)) {
      boolean begun = line.length() > (lines.isEmpty() ? 0 : margin.length());
      if (begun && Words.length(line.toString()) + 1 + Words.length(word) > width) {
        lines.add(line.toString());
        line = new StringBuilder(margin).append(word.strip());
      } else {
        line.append(begun ? " " : "").append(word);
      }
    }
    lines.add(line.toString());
    return lines.stream().map(l -> Words.cut(l.stripTrailing(), width)).toList();
  }
}
