package cosr.templates.syntax;

/**
 * A token: where it stands, what it is, and its value (the text of data, names and strings, the
 * number of numbers).
 */
record Token(int at, Kind kind, Object value) {
  /** The kinds, with the words that Jinja's messages use for them. */
  enum Kind {
    DATA("template data / text"),
    VARIABLE_BEGIN("begin of print statement"),
    VARIABLE_END("end of print statement"),
    BLOCK_BEGIN("begin of statement block"),
    BLOCK_END("end of statement block"),
    NAME("name"),
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    ADD("+"),
    SUB("-"),
    DIV("/"),
    FLOORDIV("//"),
    MUL("*"),
    MOD("%"),
    POW("**"),
    TILDE("~"),
    LBRACKET("["),
    RBRACKET("]"),
    LPAREN("("),
    RPAREN(")"),
    LBRACE("{"),
    RBRACE("}"),
    EQ("=="),
    NE("!="),
    GT(">"),
    GTEQ(">="),
    LT("<"),
    LTEQ("<="),
    ASSIGN("="),
    DOT("."),
    COLON(":"),
    PIPE("|"),
    COMMA(","),
    SEMICOLON(";"),
    /** The rest cannot be split; the value is the {@link SyntaxException}. */
    BROKEN("broken"),
    EOF("end of template");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  String text() {
    return value.toString();
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isName(String name) {
    return kind == Kind.NAME && value.equals(name);
  }

  /** How messages name it. */
  String words() {
    return kind == Kind.NAME ? text() : kind.words();
  }
}
