package cosr.proof;

import org.jspecify.annotations.Nullable;

/** The tokens of a source without its comments. */
final class Scanner {
  private final String source;
  private int at;
  private int start;

  Scanner(String source) {
    this.source = source;
  }

  /** The next token, or null at the end. */
  @Nullable String next() {
    String token = raw();
    while (token != null && token.equals("$(")) {
      comment();
      token = raw();
    }
    return token;
  }

  /** The next token, which there has to be. */
  String required() {
    String token = next();
    if (token == null) throw ProofException.of("end");
    return token;
  }

  /** The line of the newest token, from 1. */
  int line() {
    int line = 1;
    for (int i = 0; i < start; i++) if (source.charAt(i) == '\n') line++;
    return line;
  }

  private void comment() {
    int from = start;
    String token = raw();
    while (token != null && !token.equals("$)")) {
      if (token.contains("$(")) throw ProofException.of("comment");
      token = raw();
    }
    if (token == null) {
      start = from;
      throw ProofException.of("comment");
    }
  }

  private @Nullable String raw() {
    while (at < source.length() && isSpace(source.charAt(at))) at++;
    start = at;
    while (at < source.length() && !isSpace(source.charAt(at))) {
      char c = source.charAt(at++);
      if (c < '!' || c > '~') throw ProofException.of("character");
    }
    return at == start ? null : source.substring(start, at);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }
}
