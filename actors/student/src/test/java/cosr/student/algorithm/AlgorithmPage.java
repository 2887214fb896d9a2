package cosr.student.algorithm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The page of docs on an algorithm.
 *
 * @param text all of it
 */
public record AlgorithmPage(String text) {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  /** The page on the algorithm of this name. */
  public static AlgorithmPage of(String algorithm) {
    String file = algorithm.startsWith("reinforce") ? "reinforce-plus-plus" : algorithm;
    try {
      return new AlgorithmPage(
          Files.readString(Path.of("..", "..", "docs", "algorithms", file + ".md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text below a heading. */
  String below(String heading) {
    String after = text.substring(text.indexOf("\n## " + heading + "\n") + heading.length() + 5);
    int end = after.indexOf("\n## ");
    return end < 0 ? after : after.substring(0, end);
  }

  /** What the rows of the table below a heading begin with. */
  public List<String> rows(String heading) {
    return ROW.matcher(below(heading)).results().map(found -> found.group(1)).toList();
  }
}
