package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** A place in the tokens of one text, and how deep the reading is nested there. */
final class Cursor {
  /** Brackets, arguments and the like within each other. */
  private static final int DEPTH = 40;

  private final List<Token> tokens;
  private int at;
  private int depth;

  /** Bars that are open, where one more may close an absolute value. */
  private int bars;

  Cursor(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) at++;
    return token;
  }

  boolean take(String sign) {
    if (!peek().is(sign)) return false;
    at++;
    return true;
  }

  boolean takeCommand(String name) {
    if (!peek().command(name)) return false;
    at++;
    return true;
  }

  boolean takeWord(String word) {
    Token token = peek();
    boolean wordly = token.kind() == Kind.WORD || token.kind() == Kind.TEXT;
    if (!wordly || !token.text().equals(word)) return false;
    at++;
    return true;
  }

  void expect(String sign) {
    if (!take(sign)) throw new Stop("syntax");
  }

  /** Takes the first digit of a number, as TeX does with an argument that has no braces. */
  Rational digit() {
    Token token = peek();
    String digits = token.text();
    if (digits.charAt(0) == '.') throw new Stop("syntax");
    if (digits.length() == 1) at++;
    else tokens.set(at, new Token(Kind.NUMBER, digits.substring(1), false));
    return Rational.of(digits.charAt(0) - '0');
  }

  /** Drops the marks of alignment up to a command. */
  void dropAlignment(String end) {
    int i = at;
    while (!tokens.get(i).command(end) && tokens.get(i).kind() != Kind.END)
      if (tokens.get(i).is("&")) tokens.remove(i);
      else i++;
  }

  /** Puts another token in this place. */
  void put(Token token) {
    tokens.set(at, token);
  }

  void enter() {
    if (++depth > DEPTH) throw new Stop("depth");
  }

  void leave() {
    depth--;
  }

  int bars() {
    return bars;
  }

  void bars(int now) {
    bars = now;
  }

  boolean ended() {
    return peek().kind() == Kind.END;
  }
}
