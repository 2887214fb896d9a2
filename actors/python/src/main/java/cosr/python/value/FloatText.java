package cosr.python.value;

import java.math.BigDecimal;

/** The shortest text that reads back as a double, as {@code float.__repr__} writes it. */
public final class FloatText {
  private FloatText() {}

  /** The text. */
  public static String of(double value) {
    if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    if (magnitude == 0) return sign + "0.0";
    BigDecimal shortest = shortest(magnitude);
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    if (point > 16 || point < -3) return sign + scientific(digits, point - 1);
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits;
    if (point >= digits.length()) return sign + digits + "0".repeat(point - digits.length()) + ".0";
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  /** Java writes two digits where one would do, and then not always the one and a zero. */
  private static BigDecimal shortest(double value) {
    BigDecimal two = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (two.precision() != 2) return two;
    BigDecimal down = two.setScale(two.scale() - 1, java.math.RoundingMode.DOWN);
    BigDecimal up = two.setScale(two.scale() - 1, java.math.RoundingMode.UP);
    boolean downReads = down.doubleValue() == value;
    boolean upReads = up.doubleValue() == value;
    if (!downReads && !upReads) return two;
    if (downReads && upReads) {
      BigDecimal exact = new BigDecimal(value);
      upReads = up.subtract(exact).compareTo(exact.subtract(down)) < 0;
    }
    return (upReads ? up : down).stripTrailingZeros();
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    int size = Math.abs(exponent);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }
}
