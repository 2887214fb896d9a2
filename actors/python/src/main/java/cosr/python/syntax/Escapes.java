package cosr.python.syntax;

import cosr.python.value.RefusedException;
import cosr.python.value.Text;

/** Escapes in strings. One that Python does not know stays as it is written. */
final class Escapes {
  private Escapes() {}

  static String decode(String body, int line) {
    StringBuilder out = new StringBuilder(body.length());
    int at = 0;
    while (at < body.length()) {
      char c = body.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = body.charAt(at++);
      switch (escape) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append(escape);
        case 'a' -> out.append((char) 7);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append((char) 11);
        case 'x' -> at = hex(body, at, 2, out, line);
        case 'u' -> at = hex(body, at, 4, out, line);
        case 'N', 'U' -> throw new RefusedException("character", line, "an escape \\" + escape);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> at = octal(body, at - 1, out, line);
        default -> out.append('\\').append(escape);
      }
    }
    return Text.checked(out.toString(), line);
  }

  private static int hex(String body, int at, int digits, StringBuilder out, int line) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = i < body.length() ? Character.digit(body.charAt(i), 16) : -1;
      if (digit < 0 || body.charAt(i) > 127)
        throw new RefusedException("syntax", line, "an escape without its digits");
      value = 16 * value + digit;
    }
    out.append((char) value);
    return at + digits;
  }

  private static int octal(String body, int from, StringBuilder out, int line) {
    int value = 0;
    int at = from;
    while (at < body.length() && at < from + 3 && body.charAt(at) >= '0' && body.charAt(at) <= '7')
      value = 8 * value + body.charAt(at++) - '0';
    if (value > 255) throw new RefusedException("syntax", line, "an octal escape beyond 255");
    out.append((char) value);
    return at;
  }
}
