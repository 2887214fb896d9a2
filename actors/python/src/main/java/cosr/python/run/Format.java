package cosr.python.run;

import cosr.python.value.FloatText;
import cosr.python.value.Numeric;
import cosr.python.value.PyBool;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyNone;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code format(value, spec)}, for the common formats of strings, ints and floats. */
final class Format {
  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(?<fill>.)?(?<align>[<>^=]))?(?<sign>[+ -])?(?<alt>#)?(?<zero>0)?"
              + "(?<width>[0-9]{1,6})?(?<group>[,_])?(?:\\.(?<precision>[0-9]{1,4}))?"
              + "(?<type>[a-zA-Z%])?",
          Pattern.DOTALL);

  private final Run run;
  private final Matcher spec;

  private Format(Run run, Matcher spec) {
    this.run = run;
    this.spec = spec;
  }

  static String format(Run run, PyValue value, String spec) {
    if (spec.isEmpty()) return Repr.str(run, value);
    Matcher matcher = SPEC.matcher(spec);
    if (!matcher.matches()) throw refuse();
    Format format = new Format(run, matcher);
    return switch (value) {
      case PyStr s -> format.text(s.text());
      case PyInt i -> format.integer(i);
      case PyBool b -> format.integer(Numeric.integer(b));
      case PyFloat f -> format.decimal(f.value());
      case PyNone n -> throw PyError.type("unsupported format string passed to NoneType");
      default -> throw PyError.type("unsupported format string passed to " + value.typeName());
    };
  }

  private static RefusedException refuse() {
    return new RefusedException("format", 0, "a format");
  }

  private static PyError invalid() {
    return PyError.value("Invalid format specifier");
  }

  private boolean has(String group) {
    return spec.group(group) != null;
  }

  private String get(String group, String otherwise) {
    String value = spec.group(group);
    return value == null ? otherwise : value;
  }

  private String text(String text) {
    boolean wrong = has("sign") || has("alt") || has("group") || get("align", "<").equals("=");
    if (wrong || !get("type", "s").equals("s")) throw invalid();
    if (has("zero")) throw refuse();
    int most = Integer.parseInt(get("precision", "9999"));
    return padded("", text.length() > most ? text.substring(0, most) : text, "<");
  }

  private String integer(PyInt i) {
    String type = get("type", "d");
    if ("eEfFgG%".contains(type)) return decimal(Numeric.toDouble(i));
    if (type.equals("n")) throw refuse();
    if (has("precision")) throw invalid();
    if (type.equals("c")) {
      if (has("sign") || has("alt") || has("group")) throw invalid();
      if (has("zero")) throw refuse();
      if (!i.isSmall() || i.small() < 0 || i.small() > 0x10FFFF)
        throw PyError.overflow("%c arg not in range(0x110000)");
      return padded("", Texts.character(i), ">");
    }
    int radix =
        switch (type) {
          case "d" -> 10;
          case "b" -> 2;
          case "o" -> 8;
          case "x", "X" -> 16;
          default -> throw invalid();
        };
    String digits = IntText.digits(run, i, radix);
    if (type.equals("X")) digits = digits.toUpperCase(java.util.Locale.ROOT);
    String prefix = has("alt") && radix != 10 ? "0" + type : "";
    if (has("group") && radix != 10) throw refuse();
    return number(sign(i.sign() < 0) + prefix, grouped(digits));
  }

  private String decimal(double value) {
    String type = get("type", "");
    if (!"eEfFgGn%".contains(type)) throw invalid();
    if (has("alt")) throw refuse();
    double magnitude = Math.abs(value);
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    if (type.equals("%")) magnitude *= 100;
    if (Double.isInfinite(magnitude)) throw refuse();
    int places = Integer.parseInt(get("precision", "6"));
    run.step(places);
    String digits =
        switch (type) {
          case "" ->
              has("precision")
                  ? FloatDigits.general(magnitude, places, true)
                  : FloatText.of(magnitude);
          case "f", "F" -> FloatDigits.fixed(magnitude, places);
          case "%" -> FloatDigits.fixed(magnitude, places) + "%";
          case "e", "E" -> FloatDigits.scientific(magnitude, places);
          case "g", "G" -> FloatDigits.general(magnitude, places, false);
          default -> throw refuse();
        };
    if (type.equals("E") || type.equals("G")) digits = digits.toUpperCase(java.util.Locale.ROOT);
    int whole = 0;
    while (whole < digits.length() && Character.isDigit(digits.charAt(whole))) whole++;
    return number(sign(negative), grouped(digits.substring(0, whole)) + digits.substring(whole));
  }

  private String sign(boolean negative) {
    String sign = get("sign", "-");
    return negative ? "-" : sign.equals("-") ? "" : sign;
  }

  private String grouped(String digits) {
    String group = spec.group("group");
    if (group == null) return digits;
    StringBuilder out = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) out.insert(at, group);
    return out.toString();
  }

  private String number(String sign, String digits) {
    if (!has("zero")) return padded(sign, digits, ">");
    if (has("align") || has("group")) throw refuse();
    int blanks = Integer.parseInt(get("width", "0")) - sign.length() - digits.length();
    return sign + "0".repeat(Math.max(0, blanks)) + digits;
  }

  private String padded(String sign, String body, String align) {
    int blanks = Integer.parseInt(get("width", "0")) - sign.length() - body.length();
    Sequences.payText(run, Math.max(0, blanks) + body.length());
    if (blanks <= 0) return sign + body;
    String fill = get("fill", " ");
    return switch (get("align", align)) {
      case "<" -> sign + body + fill.repeat(blanks);
      case ">" -> fill.repeat(blanks) + sign + body;
      case "=" -> sign + fill.repeat(blanks) + body;
      default -> fill.repeat(blanks / 2) + sign + body + fill.repeat(blanks - blanks / 2);
    };
  }
}
