package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyRange;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.Locale;

/** {@code text % values}, C's formats. Widths given by values and odd mixtures are refused. */
final class Percent {
  private static final int WIDEST = 1_000_000;

  private final Run run;
  private final String template;
  private final PyValue values;
  private final boolean mapping;
  private final StringBuilder out = new StringBuilder();
  private PyValue args;
  private int count;
  private int next;
  private int at;
  private String flags = "";
  private int width;
  private int precision;

  private Percent(Run run, String template, PyValue args) {
    this.run = run;
    this.template = template;
    this.args = args;
    this.values = args;
    this.mapping = args instanceof PyDict || args instanceof PyList || args instanceof PyRange;
    this.count = args instanceof PyTuple t ? t.size() : -1;
    this.next = args instanceof PyTuple ? 0 : -2;
  }

  static String format(Run run, String template, PyValue args) {
    return new Percent(run, template, args).all();
  }

  private String all() {
    run.step(1 + template.length() / 8);
    while (at < template.length()) {
      int to = template.indexOf('%', at);
      if (to < 0) to = template.length();
      out.append(template, at, to);
      at = to;
      if (at < template.length()) field();
    }
    if (next < count && !mapping) throw PyError.type("not all arguments converted");
    return out.toString();
  }

  private void field() {
    int from = ++at;
    if (peek() == '(') key();
    int start = at;
    while (at < template.length() && "-+ #0".indexOf(peek()) >= 0) at++;
    flags = template.substring(start, at);
    width = number(0);
    precision = -1;
    if (peek() == '.') {
      at++;
      precision = number(0);
    }
    if (at < template.length() && "hlL".indexOf(peek()) >= 0) at++;
    if (at >= template.length()) throw PyError.value("incomplete format");
    char type = template.charAt(at++);
    if (type == '*') throw refuse();
    if (type == '%') {
      if (at != from + 1) throw refuse();
      out.append('%');
      return;
    }
    value(type, argument());
  }

  private char peek() {
    return at < template.length() ? template.charAt(at) : 0;
  }

  private int number(int otherwise) {
    int from = at;
    while (peek() >= '0' && peek() <= '9') at++;
    if (at - from > 6) throw refuse();
    return from == at ? otherwise : Integer.parseInt(template.substring(from, at));
  }

  private void key() {
    if (!mapping) throw PyError.type("format requires a mapping");
    int from = ++at;
    for (int open = 1; open > 0; at++) {
      if (at >= template.length()) throw PyError.value("incomplete format key");
      if (peek() == '(') open++;
      if (peek() == ')') open--;
    }
    args = Subscripts.get(run, values, PyStr.of(template.substring(from, at - 1)));
    count = -1;
    next = -2;
  }

  private PyValue argument() {
    if (next >= count) throw PyError.type("not enough arguments for format string");
    PyValue value = args instanceof PyTuple t && count >= 0 ? t.items()[next] : args;
    next++;
    return value;
  }

  private void value(char type, PyValue value) {
    switch (type) {
      case 's', 'r' -> {
        String text = type == 's' ? Repr.str(run, value) : Repr.repr(run, value);
        text(precision >= 0 && precision < text.length() ? text.substring(0, precision) : text);
      }
      case 'c' -> {
        if (precision >= 0) throw refuse();
        text(character(value));
      }
      case 'd', 'i', 'u' -> number(whole(value), 10, type);
      case 'o' -> number(index(value), 8, type);
      case 'x', 'X' -> number(index(value), 16, type);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> decimal(value, type);
      case 'a' -> throw refuse();
      default -> throw PyError.value("unsupported format character");
    }
  }

  private static String character(PyValue value) {
    if (value instanceof PyStr s) {
      if (s.text().length() == 1) return s.text();
      throw PyError.type("%c requires int or char");
    }
    if (!Arithmetic.isInt(value)) throw PyError.type("%c requires int or char");
    PyInt i = Numeric.integer(value);
    if (!i.isSmall() || i.small() < 0 || i.small() > 0x10FFFF)
      throw PyError.overflow("%c arg not in range");
    return Texts.character(i);
  }

  private static PyInt whole(PyValue value) {
    if (value instanceof PyFloat f) return Numeric.truncate(f.value());
    if (!Arithmetic.isInt(value)) throw PyError.type("%d format: a real number is required");
    return Numeric.integer(value);
  }

  private static PyInt index(PyValue value) {
    if (!Arithmetic.isInt(value)) throw PyError.type("%x format: an integer is required");
    return Numeric.integer(value);
  }

  private void number(PyInt i, int radix, char type) {
    if (precision > 0 && has('0')) throw refuse();
    String digits = IntText.digits(run, i, radix);
    Sequences.payText(run, Math.max(precision, 0));
    digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    String prefix = has('#') && radix != 10 ? "0" + type : "";
    if (type == 'X') digits = digits.toUpperCase(Locale.ROOT);
    signed(i.sign() < 0, prefix, digits);
  }

  private void decimal(PyValue value, char type) {
    if (!Numeric.isNumber(value)) throw PyError.type("must be real number");
    double d = Numeric.toDouble(value);
    if (Double.isInfinite(d) || has('#')) throw refuse();
    int places = precision < 0 ? 6 : precision;
    run.step(places);
    double magnitude = Math.abs(d);
    String digits =
        switch (Character.toLowerCase(type)) {
          case 'f' -> FloatDigits.fixed(magnitude, places);
          case 'e' -> FloatDigits.scientific(magnitude, places);
          default -> FloatDigits.general(magnitude, places, false);
        };
    signed(
        Double.doubleToRawLongBits(d) < 0,
        "",
        type == 'E' || type == 'G' ? digits.toUpperCase(Locale.ROOT) : digits);
  }

  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  private void signed(boolean negative, String prefix, String digits) {
    String sign = (negative ? "-" : has('+') ? "+" : has(' ') ? " " : "") + prefix;
    if (!has('0')) {
      text(sign + digits);
      return;
    }
    if (has('-')) throw refuse();
    int blanks = blanks(sign.length() + digits.length());
    out.append(sign).append("0".repeat(blanks)).append(digits);
  }

  private void text(String text) {
    int blanks = blanks(text.length());
    Sequences.payText(run, text.length());
    if (!has('-')) out.append(" ".repeat(blanks));
    out.append(text);
    if (has('-')) out.append(" ".repeat(blanks));
  }

  private int blanks(int length) {
    int blanks = Math.max(0, Math.min(width, WIDEST) - length);
    Sequences.payText(run, blanks);
    return blanks;
  }

  private static RefusedException refuse() {
    return new RefusedException("format", 0, "a format behind %");
  }
}
