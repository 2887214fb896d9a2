package cosr.templates.runtime;

import cosr.templates.value.FloatText;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** format(value, spec): Python's small language of widths and kinds. */
final class FormatSpec {
  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d+)?([_,])?(?:\\.(\\d+))?([a-zA-Z%])?",
          Pattern.DOTALL);

  private FormatSpec() {}

  static String format(Object value, String spec) {
    if (spec.isEmpty()) {
      return Repr.str(value);
    }
    boolean plain = Types.isText(value) || Types.isNumber(value);
    if (!plain) {
      throw PyException.type(
          "unsupported format string passed to " + Types.name(value) + ".__format__");
    }
    Matcher m = SPEC.matcher(spec);
    if (!m.matches()) {
      throw PyException.value(
          "Invalid format specifier '" + spec + "' for object of type '" + Types.name(value) + "'");
    }
    boolean zero = m.group(6) != null;
    String fill = m.group(1) != null ? m.group(1) : zero && m.group(2) == null ? "0" : " ";
    int width = m.group(7) == null ? 0 : size(m.group(7));
    String type = m.group(10) == null ? "" : m.group(10);
    if (Types.isText(value)) {
      return text(Types.text(value), m, type, fill, width);
    }
    String align = m.group(2) != null ? m.group(2) : zero ? "=" : ">";
    String digits = number(value, m, type);
    String sign =
        digits.startsWith("-")
            ? "-"
            : m.group(3) == null || m.group(3).equals("-") ? "" : m.group(3);
    digits = digits.startsWith("-") ? digits.substring(1) : digits;
    if (m.group(8) != null) {
      digits = group(digits, m.group(8), "xXob".contains(type) && !type.isEmpty() ? 4 : 3);
    }
    if (align.equals("=")) {
      int missing = width - sign.length() - digits.length();
      return sign + Text.repeat(fill, missing) + digits;
    }
    return align(sign + digits, align, fill, width);
  }

  private static int size(String digits) {
    if (digits.length() > 9) {
      throw PyException.value("Too many decimal digits in format string");
    }
    return Integer.parseInt(digits);
  }

  private static String text(String text, Matcher m, String type, String fill, int width) {
    if (!type.isEmpty() && !type.equals("s")) {
      throw unknown(type, "str");
    }
    if (m.group(3) != null) {
      throw PyException.value(
          (m.group(3).equals(" ") ? "Space" : "Sign") + " not allowed in string format specifier");
    }
    if (m.group(4) != null) {
      throw PyException.value("Negative zero coercion (z) not allowed in string format specifier");
    }
    if (m.group(8) != null) {
      throw PyException.value("Cannot specify '" + m.group(8) + "' with 's'.");
    }
    if ("=".equals(m.group(2))) {
      throw PyException.value("'=' alignment not allowed in string format specifier");
    }
    String part =
        m.group(9) == null
            ? text
            : Text.part(text, 0, Math.min(Text.length(text), size(m.group(9))));
    return align(part, m.group(2) == null ? "<" : m.group(2), fill, width);
  }

  private static String align(String text, String align, String fill, int width) {
    int missing = width - Text.length(text);
    if (missing <= 0) {
      return text;
    }
    int left =
        switch (align) {
          case "<" -> 0;
          case "^" -> missing / 2;
          default -> missing;
        };
    return Text.repeat(fill, left) + text + Text.repeat(fill, (long) missing - left);
  }

  private static String number(Object value, Matcher m, String type) {
    int precision = m.group(9) == null ? -1 : size(m.group(9));
    boolean alternate = m.group(5) != null;
    if (Types.isInt(value) && (type.isEmpty() || "bcdoxXn".contains(type))) {
      if (m.group(4) != null) {
        throw PyException.value(
            "Negative zero coercion (z) not allowed in integer format specifier");
      }
      if (precision >= 0) {
        throw PyException.value("Precision not allowed in integer format specifier");
      }
      if (value instanceof Boolean bool && type.isEmpty() && m.group().isEmpty()) {
        return Repr.str(bool);
      }
      return integer(Types.integer(value), type, alternate);
    }
    String digits = real(Numbers.real(value), type, precision, alternate, value);
    boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
    return m.group(4) != null && zero && digits.startsWith("-") ? digits.substring(1) : digits;
  }

  private static String real(
      double number, String type, int precision, boolean alternate, Object value) {
    int places = precision < 0 ? 6 : precision;
    String digits =
        switch (type) {
          case "" ->
              precision < 0
                  ? FloatText.of(number)
                  : Percent.general(number, precision, false, true);
          case "f", "F" -> Percent.fixed(number, places);
          case "e", "E" -> Percent.exponent(number, places);
          case "g", "n", "G" -> Percent.general(number, places, alternate, false);
          case "%" -> Percent.fixed(number * 100, places);
          default -> throw unknown(type, Types.name(value));
        };
    digits = alternate ? Percent.pointed(digits) : digits;
    boolean upper = "EFG".contains(type) && !type.isEmpty();
    return (upper ? digits.toUpperCase(Locale.ROOT) : digits) + (type.equals("%") ? "%" : "");
  }

  private static String integer(BigInteger number, String type, boolean alternate) {
    String sign = number.signum() < 0 ? "-" : "";
    BigInteger size = number.abs();
    return switch (type) {
      case "b" -> sign + (alternate ? "0b" : "") + size.toString(2);
      case "o" -> sign + (alternate ? "0o" : "") + size.toString(8);
      case "x" -> sign + (alternate ? "0x" : "") + size.toString(16);
      case "X" -> sign + (alternate ? "0X" : "") + size.toString(16).toUpperCase(Locale.ROOT);
      case "c" -> Percent.character(number);
      default -> number.toString();
    };
  }

  private static String group(String digits, String separator, int size) {
    int end = digits.length();
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0) {
        end = i;
        break;
      }
    }
    StringBuilder out = new StringBuilder(digits);
    for (int i = end - size; i > 0; i -= size) {
      out.insert(i, separator);
    }
    return out.toString();
  }

  private static PyException unknown(String type, String of) {
    return PyException.value("Unknown format code '" + type + "' for object of type '" + of + "'");
  }
}
