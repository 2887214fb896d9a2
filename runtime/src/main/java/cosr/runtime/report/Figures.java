package cosr.runtime.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as the page shows them; what is not there is a dash. Pure. */
final class Figures {
  static final String NONE = "–";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A share from 0 to 1 in percent, never broken before the sign. */
  static String percent(double share) {
    return Double.isNaN(share) ? NONE : bare(share) + "\u00a0%";
  }

  /** A share from 0 to 1 in percent, without the sign. */
  static String bare(double share) {
    return Double.isNaN(share) ? NONE : format("%.1f", 100 * share);
  }

  static String count(long number) {
    return format("%,d", number);
  }

  /** Short: {@code 0.0312}, {@code 4.1}, {@code 950}, {@code 3.1k}, {@code 3e-4}. */
  static String number(double value) {
    if (Double.isNaN(value)) return NONE;
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e4) return format("%.0f", value);
    if (size < 1e-3) return format("%.1e", value).replace(".0e", "e").replace("e-0", "e-");
    if (size < 1) return format("%.3f", value);
    if (size < 10) return format("%.2f", value);
    if (size < 100) return format("%.1f", value);
    if (size < 1e4) return format("%.0f", value);
    return size < 1e6 ? format("%.1fk", value / 1e3) : format("%.2fM", value / 1e6);
  }

  /** A round number beside an axis: {@code 0.25}, {@code 400}, {@code 900k}, {@code 3e-4}. */
  static String tick(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) return plain(value / 1e6) + "M";
    if (size >= 1e4) return plain(value / 1e3) + "k";
    return size < 1e-3 && size > 1e-12 ? number(value) : plain(value);
  }

  private static String plain(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String signed(double value) {
    return format("%+.2f", value).replace('-', '−');
  }

  static String time(long millis) {
    Duration d = Duration.ofMillis(Math.max(0, millis));
    return d.toHours() == 0
        ? format("%d:%02d min", d.toMinutes(), d.toSecondsPart())
        : format("%d:%02d h", d.toHours(), d.toMinutesPart());
  }

  static String date(long millis) {
    return MINUTE.format(Instant.ofEpochMilli(millis));
  }

  static String plural(long number, String one) {
    return count(number) + " " + one + (number == 1 ? "" : "s");
  }
}
