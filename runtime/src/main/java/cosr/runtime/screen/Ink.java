package cosr.runtime.screen;

/** Colours and weights by ANSI codes, or none at all. Immutable. */
public enum Ink {
  /** Plain text: no terminal, or {@code NO_COLOR}. */
  PLAIN,
  /** A terminal that understands ANSI codes. */
  COLOR;

  /** The ink for a screen with or without colours. */
  public static Ink of(boolean color) {
    return color ? COLOR : PLAIN;
  }

  String bold(String text) {
    return wrap("1", text);
  }

  String dim(String text) {
    return wrap("2", text);
  }

  String green(String text) {
    return wrap("32", text);
  }

  String yellow(String text) {
    return wrap("33", text);
  }

  String red(String text) {
    return wrap("31", text);
  }

  private String wrap(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
