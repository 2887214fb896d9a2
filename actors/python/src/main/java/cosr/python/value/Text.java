package cosr.python.value;

/** Which characters strings may have, which of them print, and which are blanks. */
public final class Text {
  /** First and last of the characters that got their meaning after Unicode 14, CPython 3.11's. */
  private static final String RECENT =
      "\u0897\u0897\u0cf3\u0cf3\u0ece\u0ece\u1b4e\u1b4f\u1b7f\u1b7f\u1c89\u1c8a"
          + "\u2427\u2429\u2ffc\u2fff\u31e4\u31e5\u31ef\u31ef\ua7cb\ua7cd\ua7da\ua7dc";

  private Text() {}

  /** Whether a character is in the subset: in the basic plane, no surrogate, known for long. */
  public static boolean allowed(char c) {
    if (c < 0x370) return true;
    return !Character.isSurrogate(c) && Character.getType(c) != Character.UNASSIGNED && !recent(c);
  }

  private static boolean recent(char c) {
    for (int i = 0; i < RECENT.length(); i += 2)
      if (c >= RECENT.charAt(i) && c <= RECENT.charAt(i + 1)) return true;
    return false;
  }

  /** Refuses a text with characters outside of the subset. */
  public static String checked(String text, int line) {
    for (int i = 0; i < text.length(); i++)
      if (!allowed(text.charAt(i)))
        throw new RefusedException("character", line, "a character outside of the subset");
    return text;
  }

  /** Refuses a text of which CPython's Unicode tables would have to be known. */
  public static String ascii(String text) {
    for (int i = 0; i < text.length(); i++)
      if (text.charAt(i) > 127)
        throw new RefusedException("unicode", 0, "letters outside of ASCII have no case or class");
    return text;
  }

  /** Whether {@code repr} writes the character as it is. */
  public static boolean prints(char c) {
    if (c < 127) return c >= ' ';
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Whether {@code str.isspace} holds for the character. */
  public static boolean blank(char c) {
    return switch (c) {
      case ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default -> (c >= 9 && c <= 13) || (c >= 28 && c <= 31) || (c >= 0x2000 && c <= 0x200a);
    };
  }

  /** Whether {@code str.splitlines} ends a line at the character. */
  public static boolean endsLine(char c) {
    return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
  }
}
