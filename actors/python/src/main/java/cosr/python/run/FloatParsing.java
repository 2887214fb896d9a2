package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code float(text)}. */
final class FloatParsing {
  private static final String RUN = "[0-9]++(?:_[0-9]++)*+";
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:" + RUN + "(?:\\.(?:" + RUN + ")?)?|\\." + RUN + ")(?:[eE][+-]?" + RUN + ")?");

  private FloatParsing() {}

  static PyFloat parse(Run run, String text) {
    run.step(1 + text.length());
    if (text.length() > 1000) throw new RefusedException("float-text", 0, "a long text");
    String s = IntText.trimmed(text);
    String plain = s.toLowerCase(Locale.ROOT);
    String unsigned = plain.startsWith("+") || plain.startsWith("-") ? plain.substring(1) : plain;
    if (unsigned.equals("inf") || unsigned.equals("infinity"))
      return new PyFloat(
          plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    if (unsigned.equals("nan")) return PyFloat.of(Double.NaN);
    if (!NUMBER.matcher(s).matches()) throw PyError.value("could not convert string to float");
    return new PyFloat(Double.parseDouble(s.replace("_", "")));
  }
}
