package cosr.templates.runtime;

import cosr.templates.value.Limits;
import cosr.templates.value.Markup;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyRange;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** "text %s" % values. */
final class Percent {
  private final String format;
  private final Object values;
  private final boolean escape;
  private final List<Object> items;
  private int next;
  private int at;
  private boolean named;

  private Percent(String format, Object values, boolean escape) {
    this.format = format;
    this.values = values;
    this.escape = escape;
    this.items = values instanceof PyTuple tuple ? tuple.items() : List.of(values);
  }

  static String format(String format, Object values, boolean escape) {
    return new Percent(format, values, escape).run();
  }

  private String run() {
    StringBuilder out = new StringBuilder();
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        out.append(c);
      } else if (at < format.length() && format.charAt(at) == '%') {
        out.append('%');
        at++;
      } else {
        out.append(directive());
      }
      Limits.check(out.length());
    }
    boolean mapping =
        values instanceof PyDict
            || values instanceof PyList
            || values instanceof PyRange
            || values instanceof Undefined;
    if (!named && next < items.size() && !(mapping && next == 0)) {
      throw PyException.type("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  private char peek() {
    if (at >= format.length()) {
      throw PyException.value("incomplete format");
    }
    return format.charAt(at);
  }

  private Object value() {
    if (next >= items.size()) {
      throw PyException.type("not enough arguments for format string");
    }
    return items.get(next++);
  }

  private String directive() {
    Object chosen = null;
    if (peek() == '(') {
      int end = format.indexOf(')', at);
      if (end < 0) {
        throw PyException.value("incomplete format key");
      }
      Undefined.check(values);
      if (!(values instanceof PyDict dict)) {
        throw PyException.type("format requires a mapping");
      }
      String key = format.substring(at + 1, end);
      chosen = dict.get(key);
      if (chosen == null) {
        throw new PyException("KeyError", Repr.repr(key));
      }
      named = true;
      at = end + 1;
    }
    StringBuilder flags = new StringBuilder();
    while ("-+ #0".indexOf(peek()) >= 0) {
      flags.append(format.charAt(at++));
    }
    int width = size();
    if (width < 0) {
      flags.append('-');
      width = -width;
    }
    int precision = -1;
    if (peek() == '.') {
      at++;
      precision = Math.max(0, size());
    }
    while ("hlL".indexOf(peek()) >= 0) {
      at++;
    }
    char type = format.charAt(at++);
    if ("diouxXeEfFgGcrsa".indexOf(type) < 0) {
      throw PyException.value(
          "unsupported format character '"
              + type
              + "' (0x"
              + Integer.toHexString(type)
              + ") at index "
              + (at - 1));
    }
    Object value = chosen == null ? value() : chosen;
    return pad(convert(type, value, flags.toString(), precision), flags.toString(), width, type);
  }

  private int size() {
    if (peek() == '*') {
      at++;
      Object value = value();
      if (!Types.isInt(value)) {
        throw PyException.type("* wants int");
      }
      return Types.clamp(Types.integer(value));
    }
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    if (at - start > 9) {
      throw PyException.value("width too big");
    }
    return at == start ? 0 : Integer.parseInt(format, start, at, 10);
  }

  private String convert(char type, Object value, String flags, int precision) {
    switch (type) {
      case 's', 'r', 'a' -> {
        String text = type == 's' ? Repr.str(value) : Repr.repr(value);
        if (type == 'a') {
          text = Format.ascii(text);
        }
        if (escape && !(value instanceof Markup)) {
          text = Markup.escape(text);
        }
        return precision < 0 ? text : Text.part(text, 0, Math.min(precision, Text.length(text)));
      }
      case 'c' -> {
        if (Types.isInt(value)) {
          return character(Types.integer(value));
        }
        if (Types.isText(value) && Text.length(Types.text(value)) == 1) {
          return Types.text(value);
        }
        throw PyException.type("%c requires int or char");
      }
      default -> {
        return number(type, value, flags, precision);
      }
    }
  }

  private static String number(char type, Object value, String flags, int precision) {
    Undefined.check(value);
    boolean whole = "diouxX".indexOf(type) >= 0;
    if (!Types.isNumber(value) || (!"diu".contains("" + type) && whole && !Types.isInt(value))) {
      String wanted = !whole ? null : "diu".indexOf(type) >= 0 ? "a real number" : "an integer";
      throw PyException.type(
          wanted == null
              ? "must be real number, not " + Types.name(value)
              : "%" + type + " format: " + wanted + " is required, not " + Types.name(value));
    }
    String digits;
    if (whole) {
      BigInteger number =
          value instanceof Double real ? Numbers.truncate(real) : Types.integer(value);
      String plain = number.abs().toString(type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10);
      plain = Text.repeat("0", precision - plain.length()) + plain;
      if (flags.indexOf('#') >= 0 && "oxX".indexOf(type) >= 0) {
        plain = "0" + (type == 'X' ? 'x' : type) + plain;
      }
      digits =
          (number.signum() < 0 ? "-" : "") + (type == 'X' ? plain.toUpperCase(Locale.ROOT) : plain);
    } else {
      double real = Numbers.real(value);
      int places = precision < 0 ? 6 : precision;
      digits =
          switch (Character.toLowerCase(type)) {
            case 'f' -> fixed(real, places);
            case 'e' -> exponent(real, places);
            default -> general(real, places, flags.indexOf('#') >= 0, false);
          };
      digits = flags.indexOf('#') >= 0 ? pointed(digits) : digits;
      digits = Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits;
    }
    if (digits.startsWith("-")) {
      return digits;
    }
    return (flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "") + digits;
  }

  private static String pad(String text, String flags, int width, char type) {
    int missing = width - Text.length(text);
    if (missing <= 0) {
      return text;
    }
    if (flags.indexOf('-') >= 0) {
      return text + Text.repeat(" ", missing);
    }
    if (flags.indexOf('0') >= 0 && "srac".indexOf(type) < 0) {
      boolean signed = !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0;
      int at = signed ? 1 : 0;
      return text.substring(0, at) + Text.repeat("0", missing) + text.substring(at);
    }
    return Text.repeat(" ", missing) + text;
  }

  /** The character of a code point. */
  static String character(BigInteger code) {
    if (code.bitLength() > 63) {
      throw Numbers.overflow("Python int too large to convert to C long");
    }
    if (code.signum() < 0 || code.bitLength() > 31 || code.intValue() > Character.MAX_CODE_POINT) {
      throw Numbers.overflow("%c arg not in range(0x110000)");
    }
    return Character.toString(code.intValue());
  }

  /** With a point in any case, which the flag # asks for. */
  static String pointed(String number) {
    int mark = number.indexOf('e');
    boolean plain = number.indexOf('.') < 0 && number.chars().anyMatch(Character::isDigit);
    if (!plain) {
      return number;
    }
    return mark < 0 ? number + "." : number.substring(0, mark) + "." + number.substring(mark);
  }

  private static String special(double number) {
    return Double.isNaN(number) ? "nan" : number < 0 ? "-inf" : "inf";
  }

  private static String sign(double number) {
    return number < 0 || (number == 0 && 1 / number < 0) ? "-" : "";
  }

  /** With so many places after the point. */
  static String fixed(double number, int places) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    Limits.check(places);
    return sign(number)
        + new BigDecimal(number).abs().setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** With an exponent. */
  static String exponent(double number, int places) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    Limits.check(places);
    BigDecimal size =
        new BigDecimal(number).abs().round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
    int exponent = size.signum() == 0 ? 0 : size.precision() - size.scale() - 1;
    String digits = size.signum() == 0 ? "0" : size.unscaledValue().toString();
    digits = digits + Text.repeat("0", places + 1 - digits.length());
    digits = digits.substring(0, places + 1);
    String fraction = places == 0 ? "" : "." + digits.substring(1);
    int shown = Math.abs(exponent);
    return sign(number)
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (shown < 10 ? "0" : "")
        + shown;
  }

  /** The shorter of both, as %g; with {@code real} at least one digit after the point stays. */
  static String general(double number, int precision, boolean keepZeros, boolean real) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    int digits = Math.max(1, precision);
    String scientific = exponent(number, digits - 1);
    int mark = scientific.indexOf('e');
    int exponent = Integer.parseInt(scientific.substring(mark + 1).replace("+", ""));
    int most = real ? digits - 1 : digits;
    if (exponent >= -4 && exponent < most) {
      String plain = fixed(number, Math.max(0, digits - 1 - exponent));
      String shown = keepZeros ? plain : stripped(plain);
      return real && shown.indexOf('.') < 0 ? shown + ".0" : shown;
    }
    String mantissa = scientific.substring(0, mark);
    return (keepZeros ? mantissa : stripped(mantissa)) + scientific.substring(mark);
  }

  private static String stripped(String number) {
    if (number.indexOf('.') < 0) {
      return number;
    }
    String shorter = Text.strip(number, "0", false, true);
    return shorter.endsWith(".") ? shorter.substring(0, shorter.length() - 1) : shorter;
  }
}
