package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import cosr.templates.value.Characters;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a template into tokens with trim_blocks and lstrip_blocks on: the line end after a block
 * goes, and the blanks before a block that begins its line; a - in a tag takes all white space
 * beside it, a + none. What cannot be split is a token of its own, so that the parser meets earlier
 * errors first.
 */
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean lineStarting = true;

  private Lexer(Source source) {
    this.text = source.text();
  }

  static List<Token> tokens(Source source) {
    Lexer lexer = new Lexer(source);
    try {
      while (lexer.at < lexer.text.length()) {
        lexer.next();
      }
    } catch (SyntaxException broken) {
      lexer.tokens.add(new Token(broken.at(), Kind.BROKEN, broken));
    }
    lexer.tokens.add(new Token(lexer.text.length(), Kind.EOF, ""));
    return lexer.tokens;
  }

  private void next() {
    int open = opening(at);
    if (open < 0) {
      data(at, text.substring(at));
      at = text.length();
      return;
    }
    char type = text.charAt(open + 1);
    int raw = type == '%' ? rawBegin(open) : -1;
    char sign = signAt(open + 2);
    data(at, left(text.substring(at, open), sign, type == '{'));
    if (raw >= 0) {
      moveTo(raw);
      raw();
      return;
    }
    moveTo(open + (sign == 0 ? 2 : 3));
    switch (type) {
      case '#' -> comment(open);
      case '%' -> {
        tokens.add(new Token(open, Kind.BLOCK_BEGIN, "{%"));
        inside(true);
      }
      default -> {
        tokens.add(new Token(open, Kind.VARIABLE_BEGIN, "{{"));
        inside(false);
      }
    }
  }

  private int opening(int from) {
    for (int i = from; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '{' && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private char signAt(int i) {
    boolean sign = i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+');
    return sign ? text.charAt(i) : 0;
  }

  private void data(int where, String data) {
    if (!data.isEmpty()) {
      tokens.add(new Token(where, Kind.DATA, data));
    }
  }

  private void moveTo(int end) {
    if (end > at) {
      lineStarting = text.charAt(end - 1) == '\n';
    }
    at = end;
  }

  /** The data before a tag, stripped as its sign says. */
  private String left(String data, char sign, boolean variable) {
    if (sign == '-') {
      int end = data.length();
      while (end > 0 && Characters.isSpace(data.charAt(end - 1))) {
        end--;
      }
      return data.substring(0, end);
    }
    if (sign == '+' || variable) {
      return data;
    }
    int line = data.lastIndexOf('\n') + 1;
    boolean blank = data.substring(line).chars().allMatch(Characters::isSpace);
    return (line > 0 || lineStarting) && blank ? data.substring(0, line) : data;
  }

  private int spaces(int i) {
    int end = i;
    while (end < text.length() && Characters.isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The end of the raw tag that begins here, or -1. */
  private int rawBegin(int open) {
    int i = spaces(open + (signAt(open + 2) == 0 ? 2 : 3));
    if (!text.startsWith("raw", i)) {
      return -1;
    }
    i = spaces(i + 3);
    if (text.startsWith("-%}", i)) {
      return spaces(i + 3);
    }
    return text.startsWith("%}", i) ? i + 2 : -1;
  }

  private void raw() {
    int start = at;
    for (int i = at; i < text.length(); i++) {
      if (text.startsWith("{%", i)) {
        char sign = signAt(i + 2);
        int name = spaces(i + (sign == 0 ? 2 : 3));
        int end = text.startsWith("endraw", name) ? closing(spaces(name + 6), "%}") : -1;
        if (end >= 0) {
          data(start, left(text.substring(start, i), sign, false));
          moveTo(end);
          return;
        }
      }
    }
    throw new SyntaxException("Missing end of raw directive", start);
  }

  /** The end of a closing mark with its sign and what it takes along, or -1 if there is none. */
  private int closing(int i, String mark) {
    if (text.startsWith("+" + mark, i)) {
      return i + 1 + mark.length();
    }
    if (text.startsWith("-" + mark, i)) {
      return spaces(i + 1 + mark.length());
    }
    if (text.startsWith(mark, i)) {
      int end = i + mark.length();
      return text.startsWith("\n", end) ? end + 1 : end;
    }
    return -1;
  }

  private void comment(int open) {
    for (int i = at; i < text.length(); i++) {
      int end = closing(i, "#}");
      if (end >= 0) {
        moveTo(end);
        return;
      }
    }
    throw new SyntaxException("Missing end of comment tag", open);
  }

  private void inside(boolean block) {
    TagLexer tag = new TagLexer(text, tokens);
    while (true) {
      int end = tag.isOpen() ? -1 : block ? closing(at, "%}") : variableEnd();
      if (end >= 0) {
        tokens.add(new Token(at, block ? Kind.BLOCK_END : Kind.VARIABLE_END, ""));
        moveTo(end);
        return;
      }
      if (at >= text.length()) {
        return;
      }
      moveTo(tag.next(at));
    }
  }

  private int variableEnd() {
    if (text.startsWith("-}}", at)) {
      return spaces(at + 3);
    }
    return text.startsWith("}}", at) ? at + 2 : -1;
  }
}
