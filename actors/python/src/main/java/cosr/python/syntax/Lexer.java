package cosr.python.syntax;

import cosr.python.value.RefusedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Splits a text into tokens, lines and indents among them. */
final class Lexer {
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");
  private static final Set<String> PREFIXES = Set.of("r", "u", "f", "b", "br", "rb", "fr", "rf");
  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->",
          "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":=", "+", "-", "*", "/", "%", "@",
          "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "!");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private final Deque<Character> brackets = new ArrayDeque<>();
  private final boolean fragment;
  private int at;
  private int line;
  private char blank;

  private Lexer(String text, int line, boolean fragment) {
    this.text = text;
    this.line = line;
    this.fragment = fragment;
    indents.push(0);
  }

  /** The tokens of a program. */
  static List<Token> program(String text) {
    return new Lexer(text.replace("\r\n", "\n").replace('\r', '\n'), 1, false).all();
  }

  /** The tokens of an expression that stands within a line. */
  static List<Token> fragment(String text, int line) {
    return new Lexer(text, line, true).all();
  }

  private List<Token> all() {
    if (fragment) brackets.push('(');
    else indent();
    while (at < text.length()) token();
    if (fragment) brackets.pop();
    if (!brackets.isEmpty()) throw refuse("syntax", "a bracket stays open");
    if (!fragment) {
      newline();
      for (; indents.size() > 1; indents.pop()) add(Token.Kind.DEDENT, "");
    }
    add(Token.Kind.END, "");
    return tokens;
  }

  private void token() {
    char c = text.charAt(at);
    if (c == '\n') {
      at++;
      if (brackets.isEmpty()) {
        newline();
        line++;
        indent();
      } else {
        line++;
      }
    } else if (c == ' ' || c == '\t') {
      at++;
    } else if (c == '#') {
      comment();
    } else if (c == '\\' && peek(1) == '\n') {
      at += 2;
      line++;
      if (at >= text.length()) throw refuse("syntax", "the text ends after a backslash");
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (isStart(c)) {
      word();
    } else if (c == '"' || c == '\'') {
      string("");
    } else {
      operator();
    }
  }

  private void comment() {
    if (fragment) throw refuse("f-string", "a comment in an f-string");
    while (at < text.length() && text.charAt(at) != '\n') at++;
  }

  /** Reads the blanks at the start of a line, and passes over lines without tokens. */
  private void indent() {
    while (true) {
      int start = at;
      while (at < text.length() && (peek(0) == ' ' || peek(0) == '\t')) {
        if (blank != 0 && blank != peek(0)) throw refuse("tabs", "both tabs and blanks indent");
        blank = peek(0);
        at++;
      }
      if (at < text.length() && peek(0) == '#') comment();
      if (at >= text.length()) return;
      if (peek(0) == '\n') {
        at++;
        line++;
        continue;
      }
      indentTo(at - start);
      return;
    }
  }

  private void indentTo(int width) {
    if (peek(0) == '\\') throw refuse("syntax", "a line starts with a backslash");
    if (width > indents.element()) {
      if (indents.size() > 60) throw refuse("nesting", "too many blocks within blocks");
      indents.push(width);
      add(Token.Kind.INDENT, "");
      return;
    }
    for (; width < indents.element(); indents.pop()) add(Token.Kind.DEDENT, "");
    if (width != indents.element()) throw refuse("syntax", "an indent that fits no block");
  }

  private void newline() {
    if (tokens.isEmpty()) return;
    Token.Kind last = tokens.get(tokens.size() - 1).kind();
    if (last != Token.Kind.NEWLINE && last != Token.Kind.INDENT && last != Token.Kind.DEDENT)
      add(Token.Kind.NEWLINE, "");
  }

  private void number() {
    int start = at;
    boolean decimal = Numbers.skip(text, at) > at && Numbers.isDecimal(text, at);
    at = Numbers.skip(text, at);
    if (at < text.length() && (isStart(peek(0)) || isDigit(peek(0)) || peek(0) == '.'))
      throw refuse("syntax", "what follows a number");
    add(decimal ? Token.Kind.FLOAT : Token.Kind.INT, text.substring(start, at));
  }

  private void word() {
    int start = at;
    while (at < text.length() && (isStart(peek(0)) || isDigit(peek(0)))) at++;
    String word = text.substring(start, at);
    String prefix = word.toLowerCase(java.util.Locale.ROOT);
    if ((peek(0) == '"' || peek(0) == '\'') && PREFIXES.contains(prefix)) {
      string(prefix);
      return;
    }
    add(KEYWORDS.contains(word) ? Token.Kind.KEYWORD : Token.Kind.NAME, word);
  }

  private void string(String prefix) {
    boolean raw = prefix.equals("r");
    boolean formatted = prefix.equals("f");
    if (prefix.contains("b")) throw refuse("bytes", "bytes");
    if (!raw && !formatted && !prefix.isEmpty() && !prefix.equals("u"))
      throw refuse("syntax", "a prefix of a string");
    int first = line;
    char quote = peek(0);
    boolean triple = peek(1) == quote && peek(2) == quote;
    at += triple ? 3 : 1;
    int start = at;
    while (!(peek(0) == quote && (!triple || (peek(1) == quote && peek(2) == quote)))) {
      if (at >= text.length() || (!triple && peek(0) == '\n'))
        throw refuse("syntax", "a string stays open");
      if (peek(0) == '\\') at++;
      if (peek(0) == '\n') line++;
      at++;
    }
    String body = text.substring(start, Math.min(at, text.length()));
    at += triple ? 3 : 1;
    if (at > text.length()) throw refuse("syntax", "a string stays open");
    if (formatted && fragment) throw refuse("f-string", "an f-string in an f-string");
    String value = raw || formatted ? body : Escapes.decode(body, first);
    tokens.add(new Token(formatted ? Token.Kind.FSTRING : Token.Kind.STRING, value, first));
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (!text.startsWith(operator, at)) continue;
      char c = operator.charAt(0);
      if (c == '(' || c == '[' || c == '{') open(c);
      if (c == ')' || c == ']' || c == '}') close(c);
      at += operator.length();
      add(Token.Kind.OPERATOR, operator);
      return;
    }
    throw refuse("character", "a character that starts no token");
  }

  private void open(char c) {
    if (brackets.size() > 90) throw refuse("nesting", "too many brackets within brackets");
    brackets.push(c);
  }

  private void close(char c) {
    char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (brackets.size() == (fragment ? 1 : 0) || brackets.pop() != wanted)
      throw refuse("syntax", "a bracket closes that was not open");
  }

  private void add(Token.Kind kind, String value) {
    tokens.add(new Token(kind, value, line));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private RefusedException refuse(String code, String message) {
    return new RefusedException(code, line, message);
  }
}
