package cosr.python.syntax;

/**
 * A token.
 *
 * @param text as written; of a string, its characters
 */
record Token(Kind kind, String text, int line) {
  enum Kind {
    NAME,
    KEYWORD,
    INT,
    FLOAT,
    STRING,
    FSTRING,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    END
  }

  boolean is(String operator) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operator);
  }
}
