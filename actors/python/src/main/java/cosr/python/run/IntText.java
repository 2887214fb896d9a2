package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import cosr.python.value.Text;
import java.math.BigInteger;

/** {@code int(text, base)}, and the texts of {@code bin}, {@code oct} and {@code hex}. */
final class IntText {
  private IntText() {}

  static PyInt parse(Run run, String text, int base) {
    run.step(text.length() / 8);
    String s = trimmed(text);
    boolean negative = s.startsWith("-");
    int at = negative || s.startsWith("+") ? 1 : 0;
    int radix = base;
    int prefix = prefix(s, at);
    boolean prefixed = false;
    if (base == 0) {
      radix = prefix == 0 ? 10 : prefix;
      prefixed = prefix != 0;
    } else if (prefix == base) {
      prefixed = true;
    }
    if (prefixed) at += 2;
    String digits = digits(s, at, radix, prefixed);
    if (base == 0 && !prefixed && digits.startsWith("0") && !digits.matches("0+")) throw wrong();
    boolean power = Integer.bitCount(radix) == 1;
    if (!power && digits.length() > Repr.DIGITS) throw Repr.tooLong();
    run.step(digits.length());
    run.allocate(digits.length());
    BigInteger value = new BigInteger(digits, radix);
    return PyInt.of(negative ? value.negate() : value);
  }

  /** A text without the blanks around it; digits of other scripts are refused. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && Text.blank(text.charAt(from))) from++;
    while (to > from && Text.blank(text.charAt(to - 1))) to--;
    for (int i = from; i < to; i++)
      if (text.charAt(i) > 127) throw new RefusedException("unicode", 0, "digits beyond ASCII");
    return text.substring(from, to);
  }

  private static int prefix(String s, int at) {
    if (s.length() < at + 2 || s.charAt(at) != '0') return 0;
    return switch (s.charAt(at + 1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static String digits(String s, int from, int radix, boolean prefixed) {
    StringBuilder digits = new StringBuilder(s.length());
    boolean line = !prefixed;
    for (int i = from; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '_') {
        if (line) throw wrong();
        line = true;
        continue;
      }
      if (Character.digit(c, radix) < 0) throw wrong();
      digits.append(c);
      line = false;
    }
    if (digits.isEmpty() || line) throw wrong();
    return digits.toString();
  }

  static PyError wrong() {
    return PyError.value("invalid literal for int()");
  }

  /** The digits of a number without its sign, in base 2, 8, 10 or 16. */
  static String digits(Run run, PyInt i, int radix) {
    if (radix == 10) return Repr.repr(run, i).substring(i.sign() < 0 ? 1 : 0);
    return prefixed(run, i, radix).substring(i.sign() < 0 ? 3 : 2);
  }

  /** A number with the prefix of its base. */
  static String prefixed(Run run, PyInt i, int radix) {
    run.step(i.bits() / 64);
    Sequences.payText(run, i.bits() / (radix == 2 ? 1 : 3));
    String digits = i.big().abs().toString(radix);
    String prefix = radix == 16 ? "0x" : radix == 8 ? "0o" : "0b";
    return (i.sign() < 0 ? "-" : "") + prefix + digits;
  }
}
