package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import cosr.templates.value.Repr;
import java.util.List;

/** The tokens with a place in them. */
final class TokenStream {
  private final List<Token> tokens;
  private int next;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
    require(current());
  }

  Token current() {
    return tokens.get(next);
  }

  Token look() {
    return require(tokens.get(Math.min(next + 1, tokens.size() - 1)));
  }

  private static Token require(Token token) {
    if (token.value() instanceof SyntaxException broken) {
      throw broken;
    }
    return token;
  }

  /** The current token; then goes on. */
  Token take() {
    Token token = current();
    if (!token.is(Kind.EOF)) {
      next++;
      require(current());
    }
    return token;
  }

  boolean is(Kind kind) {
    return current().is(kind);
  }

  boolean isName(String name) {
    return current().isName(name);
  }

  boolean skip(Kind kind) {
    boolean there = is(kind);
    if (there) {
      take();
    }
    return there;
  }

  boolean skipName(String name) {
    boolean there = isName(name);
    if (there) {
      take();
    }
    return there;
  }

  Token expect(Kind kind) {
    if (!is(kind)) {
      throw unexpected(kind.words());
    }
    return take();
  }

  void expectName(String name) {
    if (!isName(name)) {
      throw unexpected(name);
    }
    take();
  }

  private SyntaxException unexpected(String expected) {
    String quoted = Repr.repr(expected);
    return fail(
        is(Kind.EOF)
            ? "unexpected end of template, expected " + quoted + "."
            : "expected token " + quoted + ", got " + Repr.repr(current().words()));
  }

  SyntaxException fail(String message) {
    return new SyntaxException(message, current().at());
  }
}
