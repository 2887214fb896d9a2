package cosr.python.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Texts of finite floats without their signs, rounded half to even from their exact values. */
final class FloatDigits {
  private FloatDigits() {}

  /** {@code f}: a number of places behind the point. */
  static String fixed(double magnitude, int places) {
    return new BigDecimal(magnitude).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** {@code e}: a digit, a number of places behind the point, and the exponent. */
  static String scientific(double magnitude, int places) {
    if (magnitude == 0) return mantissa("0".repeat(places + 1)) + exponent(0);
    BigDecimal rounded = rounded(magnitude, places + 1);
    String digits = rounded.unscaledValue().toString();
    int point = digits.length() - rounded.scale();
    return mantissa(digits + "0".repeat(Math.max(0, places + 1 - digits.length())))
        + exponent(point - 1);
  }

  /**
   * {@code g}: so many digits, as {@code f} or {@code e}, without zeros at the end.
   *
   * @param whole whether a whole number gets a point and a zero, as a format without type has it
   */
  static String general(double magnitude, int precision, boolean whole) {
    int most = Math.max(1, precision);
    String digits = "0";
    int point = 1;
    if (magnitude != 0) {
      BigDecimal rounded = rounded(magnitude, most).stripTrailingZeros();
      digits = rounded.unscaledValue().toString();
      point = digits.length() - rounded.scale();
    }
    if (point <= -4 || point > most - (whole ? 1 : 0))
      return mantissa(digits) + exponent(point - 1);
    if (point <= 0) return "0." + "0".repeat(-point) + digits;
    if (point < digits.length()) return digits.substring(0, point) + "." + digits.substring(point);
    return digits + "0".repeat(point - digits.length()) + (whole ? ".0" : "");
  }

  private static BigDecimal rounded(double magnitude, int digits) {
    return new BigDecimal(magnitude).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String mantissa(String digits) {
    return digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
  }

  private static String exponent(int exponent) {
    int size = Math.abs(exponent);
    return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
  }
}
