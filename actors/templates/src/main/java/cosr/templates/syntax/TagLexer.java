package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import cosr.templates.value.Characters;
import cosr.templates.value.Repr;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tokens within one tag. */
final class TagLexer {
  private static final Pattern FLOAT =
      Pattern.compile(
          "(?<!\\.)(\\d+_)*\\d+((\\.(\\d+_)*\\d+)?[eE][+\\-]?(\\d+_)*\\d+|\\.(\\d+_)*\\d+)");
  private static final Pattern INTEGER =
      Pattern.compile(
          "0[bB](_?[0-1])+|0[oO](_?[0-7])+|0[xX](_?[\\da-fA-F])+|[1-9](_?\\d)*|0(_?0)*");
  private static final Pattern NAME = Pattern.compile("[\\w·]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern STRING =
      Pattern.compile(
          "'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"",
          Pattern.DOTALL);
  private static final List<Kind> TWO =
      List.of(Kind.FLOORDIV, Kind.POW, Kind.EQ, Kind.NE, Kind.GTEQ, Kind.LTEQ);
  private static final List<Kind> ONE =
      List.of(
          Kind.ADD,
          Kind.SUB,
          Kind.DIV,
          Kind.MUL,
          Kind.MOD,
          Kind.TILDE,
          Kind.LBRACKET,
          Kind.RBRACKET,
          Kind.LPAREN,
          Kind.RPAREN,
          Kind.LBRACE,
          Kind.RBRACE,
          Kind.GT,
          Kind.LT,
          Kind.ASSIGN,
          Kind.DOT,
          Kind.COLON,
          Kind.PIPE,
          Kind.COMMA,
          Kind.SEMICOLON);

  private final String text;
  private final List<Token> tokens;
  private final Deque<Character> brackets = new ArrayDeque<>();

  TagLexer(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Whether a bracket is open, so that the tag cannot end here. */
  boolean isOpen() {
    return !brackets.isEmpty();
  }

  /** Reads the token or the white space at this place; the place after it. */
  int next(int at) {
    int space = at;
    while (space < text.length() && Characters.isSpace(text.charAt(space))) {
      space++;
    }
    if (space > at) {
      return space;
    }
    Matcher matcher;
    if ((matcher = match(FLOAT, at)) != null) {
      String digits = matcher.group().replace("_", "");
      tokens.add(new Token(at, Kind.FLOAT, Double.valueOf(digits)));
    } else if ((matcher = match(INTEGER, at)) != null) {
      tokens.add(new Token(at, Kind.INTEGER, integer(matcher.group())));
    } else if ((matcher = match(NAME, at)) != null) {
      name(at, matcher.group());
    } else if ((matcher = match(STRING, at)) != null) {
      String inner = matcher.group().substring(1, matcher.group().length() - 1);
      tokens.add(new Token(at, Kind.STRING, Escapes.decode(inner, at)));
    } else {
      return operator(at);
    }
    return matcher.end();
  }

  private @Nullable Matcher match(Pattern pattern, int at) {
    Matcher matcher = pattern.matcher(text);
    matcher.region(at, text.length());
    matcher.useTransparentBounds(true);
    return matcher.lookingAt() ? matcher : null;
  }

  private void name(int at, String name) {
    boolean start =
        Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_';
    if (!start) {
      throw new SyntaxException("Invalid character in identifier", at);
    }
    tokens.add(new Token(at, Kind.NAME, name));
  }

  private static BigInteger integer(String digits) {
    String plain = digits.replace("_", "").toLowerCase(Locale.ROOT);
    if (plain.startsWith("0x")) {
      return new BigInteger(plain.substring(2), 16);
    }
    if (plain.startsWith("0o")) {
      return new BigInteger(plain.substring(2), 8);
    }
    return plain.startsWith("0b") ? new BigInteger(plain.substring(2), 2) : new BigInteger(plain);
  }

  private int operator(int at) {
    for (Kind kind : TWO) {
      if (text.startsWith(kind.words(), at)) {
        tokens.add(new Token(at, kind, kind.words()));
        return at + 2;
      }
    }
    for (Kind kind : ONE) {
      if (text.startsWith(kind.words(), at)) {
        balance(text.charAt(at), at);
        tokens.add(new Token(at, kind, kind.words()));
        return at + 1;
      }
    }
    String c = Character.toString(text.codePointAt(at));
    throw new SyntaxException(
        "unexpected char " + Repr.repr(c) + " at " + text.codePointCount(0, at), at);
  }

  private void balance(char c, int at) {
    switch (c) {
      case '(' -> brackets.push(')');
      case '[' -> brackets.push(']');
      case '{' -> brackets.push('}');
      case ')', ']', '}' -> {
        if (brackets.isEmpty()) {
          throw new SyntaxException("unexpected '" + c + "'", at);
        }
        char expected = brackets.pop();
        if (expected != c) {
          throw new SyntaxException("unexpected '" + c + "', expected '" + expected + "'", at);
        }
      }
      default -> {}
    }
  }
}
