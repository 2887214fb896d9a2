package cosr.python.syntax;

import cosr.python.value.RefusedException;
import java.util.List;

/** The place in a list of tokens. */
class Cursor {
  private static final int DEPTH = 100;
  private final List<Token> tokens;
  private int at;
  private int depth;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  final Token peek() {
    return tokens.get(at);
  }

  final Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  final Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) at++;
    return token;
  }

  final int line() {
    return peek().line();
  }

  final boolean sees(String operator) {
    return peek().is(operator);
  }

  final boolean sees(Token.Kind kind) {
    return peek().kind() == kind;
  }

  final boolean take(String operator) {
    if (!sees(operator)) return false;
    next();
    return true;
  }

  final boolean take(Token.Kind kind) {
    if (!sees(kind)) return false;
    next();
    return true;
  }

  final void want(String operator) {
    if (!take(operator)) throw refuse("syntax", "expected " + operator + ", found " + found());
  }

  final void want(Token.Kind kind) {
    if (!take(kind)) throw refuse("syntax", "expected " + kind + ", found " + found());
  }

  private String found() {
    return peek().text().isEmpty() ? peek().kind().toString() : peek().text();
  }

  /** A name that is no keyword; one with two underscores at both ends and more is refused. */
  final String name() {
    if (!sees(Token.Kind.NAME)) throw unexpected();
    String name = next().text();
    boolean dunder = name.startsWith("__") && name.endsWith("__");
    if (dunder && !name.matches("_+")) throw refuse("dunder", "the name " + name);
    return name;
  }

  final RefusedException unexpected() {
    String text = peek().text();
    if (sees(Token.Kind.KEYWORD)) {
      switch (text) {
        case "import", "from" -> throw refuse("import", "import");
        case "class", "with", "yield", "async", "await" -> throw refuse(text, text);
        default -> {}
      }
    }
    if (text.equals("@")) throw refuse("decorator", "a decorator");
    return refuse("syntax", "unexpected " + found());
  }

  final RefusedException refuse(String code, String message) {
    return new RefusedException(code, line(), message);
  }

  final void enter() {
    if (++depth > DEPTH) throw refuse("nesting", "too much within each other");
  }

  final void leave() {
    depth--;
  }
}
