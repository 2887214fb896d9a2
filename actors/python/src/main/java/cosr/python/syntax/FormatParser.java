package cosr.python.syntax;

import cosr.python.value.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an f-string. Fields within fields of formats, {@code =}, and quotes of its own kind
 * are refused.
 */
final class FormatParser {
  private final String body;
  private final int line;
  private final List<Expr.Part> parts = new ArrayList<>();
  private int at;

  private FormatParser(String body, int line) {
    this.body = body;
    this.line = line;
  }

  static List<Expr.Part> parse(String body, int line) {
    FormatParser parser = new FormatParser(body, line);
    parser.all();
    return parser.parts;
  }

  private void all() {
    StringBuilder plain = new StringBuilder();
    while (at < body.length()) {
      char c = body.charAt(at);
      if (c == '\\') {
        char escaped = at + 1 < body.length() ? body.charAt(at + 1) : 0;
        if (escaped == '{' || escaped == '}')
          throw refuse("f-string", "a backslash before a brace");
        plain.append(c).append(body.charAt(at + 1));
        at += 2;
      } else if ((c == '{' || c == '}') && at + 1 < body.length() && body.charAt(at + 1) == c) {
        plain.append(c);
        at += 2;
      } else if (c == '}') {
        throw refuse("syntax", "a lone } in an f-string");
      } else if (c == '{') {
        at++;
        parts.add(new Expr.Part.Plain(Escapes.decode(plain.toString(), line)));
        plain.setLength(0);
        parts.add(field(true));
      } else {
        plain.append(c);
        at++;
      }
    }
    parts.add(new Expr.Part.Plain(Escapes.decode(plain.toString(), line)));
  }

  private Expr.Part field(boolean outer) {
    int start = at;
    skipExpression();
    String source = body.substring(start, at);
    if (source.isBlank()) throw refuse("syntax", "an empty field");
    if (source.stripTrailing().endsWith("=")) throw refuse("f-string", "= in an f-string");
    ExpressionParser parser = new ExpressionParser(Lexer.fragment(source, line));
    Expr value = parser.expressions();
    parser.want(Token.Kind.END);
    char conversion = 0;
    if (peek() == '!') {
      at++;
      conversion = peek();
      at++;
      if (conversion != 'r' && conversion != 's') throw refuse("f-string", "a conversion");
    }
    List<Expr.Part> format = peek() == ':' ? format(outer) : List.of(new Expr.Part.Plain(""));
    if (peek() != '}') throw refuse("syntax", "a field stays open");
    at++;
    return new Expr.Part.Field(value, conversion, format);
  }

  private List<Expr.Part> format(boolean outer) {
    List<Expr.Part> format = new ArrayList<>();
    int from = ++at;
    while (at < body.length() && peek() != '}') {
      if (peek() == '\\') throw refuse("f-string", "a backslash in a format");
      if (peek() != '{') {
        at++;
        continue;
      }
      boolean doubled = at + 1 < body.length() && body.charAt(at + 1) == '{';
      if (!outer || doubled) throw refuse("f-string", "a field in a field of a format");
      format.add(new Expr.Part.Plain(body.substring(from, at)));
      at++;
      format.add(field(false));
      from = at;
    }
    format.add(new Expr.Part.Plain(body.substring(from, at)));
    return List.copyOf(format);
  }

  private void skipExpression() {
    int depth = 0;
    char quote = 0;
    for (; at < body.length(); at++) {
      char c = body.charAt(at);
      if (c == '\\') throw refuse("f-string", "a backslash in a field");
      if (c == '\n') throw refuse("f-string", "a line break in a field");
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
        depth--;
      } else if (depth == 0 && ends(c)) {
        return;
      }
    }
  }

  private boolean ends(char c) {
    if (c == '}' || c == ':') return true;
    return c == '!' && !(at + 1 < body.length() && body.charAt(at + 1) == '=');
  }

  private char peek() {
    return at < body.length() ? body.charAt(at) : 0;
  }

  private RefusedException refuse(String code, String message) {
    return new RefusedException(code, line, message);
  }
}
