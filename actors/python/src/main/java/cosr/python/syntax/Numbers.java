package cosr.python.syntax;

import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Literals of numbers. */
final class Numbers {
  private static final Pattern BASED =
      Pattern.compile("0[xX](?:_?[0-9a-fA-F]++)++|0[oO](?:_?[0-7]++)++|0[bB](?:_?[01]++)++");
  private static final String RUN = "[0-9]++(?:_[0-9]++)*+";
  private static final String POWER = "[eE][+-]?" + RUN;
  private static final Pattern DECIMAL =
      Pattern.compile(
          "(?:(?:" + RUN + ")?\\." + RUN + "|" + RUN + "\\.)(?:" + POWER + ")?|" + RUN + POWER);
  private static final Pattern WHOLE = Pattern.compile("0++(?:_0++)*+|[1-9][0-9]*+(?:_[0-9]++)*+");

  private Numbers() {}

  private static int end(Pattern pattern, String text, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : at;
  }

  /** Where the number ends that starts at a place; the place itself if none does. */
  static int skip(String text, int at) {
    int based = end(BASED, text, at);
    if (based > at) return based;
    return Math.max(end(DECIMAL, text, at), end(WHOLE, text, at));
  }

  /** Whether the number at a place has a point or an exponent. */
  static boolean isDecimal(String text, int at) {
    return end(BASED, text, at) == at && end(DECIMAL, text, at) > end(WHOLE, text, at);
  }

  static PyValue integer(String written, int line) {
    String text = written.replace("_", "");
    int radix =
        text.length() < 2
            ? 10
            : switch (Character.toLowerCase(text.charAt(1))) {
              case 'x' -> 16;
              case 'o' -> 8;
              case 'b' -> 2;
              default -> 10;
            };
    if (text.length() > Repr.DIGITS) throw new RefusedException("syntax", line, "a long number");
    return PyInt.of(new BigInteger(radix == 10 ? text : text.substring(2), radix));
  }

  static PyValue decimal(String written) {
    return new PyFloat(Double.parseDouble(written.replace("_", "")));
  }
}
