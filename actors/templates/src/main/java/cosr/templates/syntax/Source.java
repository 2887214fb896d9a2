package cosr.templates.syntax;

import java.util.regex.Pattern;

/** The text of a template with line ends made one, its last line end dropped, and its name. */
public record Source(String name, String text) {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** A source as Jinja reads it. */
  public static Source of(String name, String text) {
    String lines = LINE_END.matcher(text).replaceAll("\n");
    return new Source(name, lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
  }

  /** The line of a place, from 1. */
  public int line(int at) {
    int line = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The column of a place, from 1. */
  public int column(int at) {
    int start = text.lastIndexOf('\n', Math.min(at, text.length()) - 1) + 1;
    return Math.min(at, text.length()) - start + 1;
  }
}
