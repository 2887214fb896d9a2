package cosr.runtime.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page below {@code docs/}, by the cells of its tables. */
record Page(String text) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The page of this name; tests run in the folder of their module. */
  static Page named(String name) {
    try {
      return new Page(Files.readString(Path.of("..", "docs", name)));
    } catch (IOException e) {
      throw new AssertionError("the page docs/" + name + " can't be read", e);
    }
  }

  /** Of each row whose first column has code: the code in this column, from 1. */
  List<String> column(int column) {
    return text.lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> CODE.matcher(line.split("\\|")[column]).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
