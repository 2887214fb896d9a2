package cosr.templates;

import java.nio.file.Path;

/**
 * A template that cannot be read or rendered. {@link #text} is what Python's exception would say;
 * the message of this exception names the template and the place before it.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Kind {
    /** The template is not Jinja. */
    SYNTAX,
    /** The template uses what this interpreter leaves out. */
    UNSUPPORTED,
    /** The template itself refuses the messages (raise_exception). */
    RAISED,
    /** An error while it was rendered: a name that isn't there, values that don't fit. */
    FAILED,
    /** It takes more steps or makes more text than it may. */
    LIMIT
  }

  private final Kind kind;
  private final String type;
  private final String text;
  private final int line;
  private final int column;

  TemplateException(Kind kind, String type, String text, String name, int line, int column) {
    super((line == 0 ? name : name + ":" + line + ":" + column) + ": " + text, null, false, true);
    this.kind = kind;
    this.type = type;
    this.text = text;
    this.line = line;
    this.column = column;
  }

  /** Of a folder without the template asked for: it has no place, the line is 0. */
  static TemplateException ofFolder(Path folder, String text) {
    return new TemplateException(Kind.UNSUPPORTED, "ValueError", text, folder.toString(), 0, 0);
  }

  public Kind kind() {
    return kind;
  }

  /** The name of the exception in Python, such as UndefinedError. */
  public String type() {
    return type;
  }

  /** What str() of the exception gives in Python. */
  public String text() {
    return text;
  }

  /** The line in the template, from 1. */
  public int line() {
    return line;
  }

  /** The column in the template, from 1. */
  public int column() {
    return column;
  }
}
