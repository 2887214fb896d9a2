package cosr.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A page as it is written: well-formed as XML too. All text and every attribute is escaped here and
 * nowhere else; nothing but this build's own resources goes in as it is. Not thread-safe.
 */
final class Html {
  private static final char REPLACED = '·';

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element. */
  Html open(String tag, String... namesAndValues) {
    begin(tag, namesAndValues);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that was begun last. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** Text, whoever wrote it. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element that holds nothing but text. */
  Html element(String tag, String text, String... namesAndValues) {
    begin(tag, namesAndValues);
    out.append('>');
    escape(text);
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element that can hold nothing: {@code meta}, or a shape of a drawing. */
  Html mark(String tag, String... namesAndValues) {
    begin(tag, namesAndValues);
    out.append("/>");
    return this;
  }

  /** An element with a resource of this package as it is: a style sheet or a script. */
  Html resource(String tag, String name) {
    try (InputStream stream = Html.class.getResourceAsStream(name)) {
      if (stream == null) throw new IllegalStateException("resource " + name + " is missing");
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      if (text.indexOf('<') >= 0 || text.indexOf('&') >= 0)
        throw new IllegalStateException("resource " + name + " would need escapes");
      out.append('<').append(tag).append(">\n").append(text);
      out.append("</").append(tag).append(">\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole page. */
  String page() {
    if (!open.isEmpty()) throw new IllegalStateException("not ended: " + open);
    return out.toString();
  }

  private void begin(String tag, String... namesAndValues) {
    out.append('<').append(tag);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.append(' ').append(namesAndValues[i]).append("=\"");
      escape(namesAndValues[i + 1]);
      out.append('"');
    }
  }

  /** What XML cannot hold, and what would turn the text around it, becomes a dot. */
  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n' -> out.append('\n');
                default -> {
                  if (shown(c)) out.appendCodePoint(c);
                  else out.append(REPLACED);
                }
              }
            });
  }

  private static boolean shown(int c) {
    int type = Character.getType(c);
    return !Character.isISOControl(c)
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && (c & 0xfffe) != 0xfffe;
  }
}
