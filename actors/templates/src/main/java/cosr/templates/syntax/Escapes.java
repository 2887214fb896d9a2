package cosr.templates.syntax;

/** The escapes in string literals, which are Python's. */
final class Escapes {
  private Escapes() {}

  static String decode(String text, int at) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      if (i >= text.length()) {
        throw new SyntaxException("\\ at end of string", at);
      }
      c = text.charAt(i++);
      switch (c) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append(c);
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000b');
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int end = i;
          while (end < text.length()
              && end < i + 2
              && text.charAt(end) >= '0'
              && text.charAt(end) <= '7') {
            end++;
          }
          out.appendCodePoint(Integer.parseInt(text, i - 1, end, 8));
          i = end;
        }
        case 'x' -> i = hex(text, i, 2, "\\xXX", out, at);
        case 'u' -> i = hex(text, i, 4, "\\uXXXX", out, at);
        case 'U' -> i = hex(text, i, 8, "\\UXXXXXXXX", out, at);
        case 'N' -> i = named(text, i, out, at);
        default -> out.append('\\').append(c);
      }
    }
    return out.toString();
  }

  private static int hex(
      String text, int from, int digits, String form, StringBuilder out, int at) {
    int end = from;
    while (end < text.length()
        && end < from + digits
        && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    if (end < from + digits) {
      throw new SyntaxException("truncated " + form + " escape", at);
    }
    long code = Long.parseLong(text, from, end, 16);
    if (code > Character.MAX_CODE_POINT) {
      throw new SyntaxException("illegal Unicode character", at);
    }
    out.appendCodePoint((int) code);
    return end;
  }

  private static int named(String text, int from, StringBuilder out, int at) {
    int end = text.indexOf('}', from);
    if (end < 0 || !text.startsWith("{", from) || end == from + 1) {
      throw new SyntaxException("malformed \\N character escape", at);
    }
    try {
      out.appendCodePoint(Character.codePointOf(text.substring(from + 1, end)));
    } catch (IllegalArgumentException e) {
      throw new SyntaxException("unknown Unicode character name", at);
    }
    return end + 1;
  }
}
