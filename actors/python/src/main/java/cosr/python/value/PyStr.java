package cosr.python.value;

/**
 * A string whose characters are all in the basic plane, so that its length is Java's.
 *
 * @param text without surrogates
 */
public record PyStr(String text) implements PyValue {
  private static final PyStr[] SINGLE = new PyStr[256];
  private static final PyStr EMPTY = new PyStr("");

  static {
    for (int i = 0; i < SINGLE.length; i++) SINGLE[i] = new PyStr(String.valueOf((char) i));
  }

  /** The string of one character. */
  public static PyStr of(char c) {
    return c < 256 ? SINGLE[c] : new PyStr(String.valueOf(c));
  }

  /** The string. */
  public static PyStr of(String text) {
    return switch (text.length()) {
      case 0 -> EMPTY;
      case 1 -> of(text.charAt(0));
      default -> new PyStr(text);
    };
  }
}
