package cosr.mathematics;

/**
 * A piece of a text.
 *
 * @param text digits, a letter, a word, a command's name, the words of a text command, or a sign
 * @param spaced blanks stand before it
 */
record Token(Kind kind, String text, boolean spaced) {
  /** What a token is. */
  enum Kind {
    NUMBER,
    LETTER,
    WORD,
    COMMAND,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean command(String name) {
    return kind == Kind.COMMAND && text.equals(name);
  }
}
