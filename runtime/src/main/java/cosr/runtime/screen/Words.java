package cosr.runtime.screen;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as people read them; text cut and padded by visible characters. Pure. */
final class Words {
  private static final char ESCAPE = '\u001b';

  private Words() {}

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A share from 0 to 1 in percent with one decimal; {@code -} where there is none. */
  static String percent(double share) {
    return Double.isNaN(share) ? "-" : format("%.1f %%", share * 100);
  }

  static String fixed(double value, int decimals) {
    return Double.isNaN(value) ? "-" : format("%." + decimals + "f", value);
  }

  /** {@code 950}, {@code 3.1k}, {@code 12k}, {@code 1.2M}. */
  static String count(double number) {
    if (Double.isNaN(number)) return "-";
    if (number < 999.5) return format("%.0f", number);
    if (number < 9_950) return format("%.1fk", number / 1e3);
    if (number < 999_500) return format("%.0fk", number / 1e3);
    return format("%.1fM", number / 1e6);
  }

  /** {@code 0:42}, {@code 4:10}, {@code 1:02:03}. */
  static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / 60;
    return minutes < 60
        ? format("%d:%02d", minutes, seconds % 60)
        : format("%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
  }

  /** Text of the Student or a library on one line, without anything that moves the cursor. */
  static String clean(String raw) {
    StringBuilder text = new StringBuilder();
    raw.codePoints()
        .forEach(
            c -> {
              if (c == '\n') text.append('⏎');
              else if (c == '\t') text.append(' ');
              else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                text.append('·');
              else text.appendCodePoint(c);
            });
    return text.toString();
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - length(text))) + text;
  }

  /** Visible characters: ANSI codes do not count. */
  static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ESCAPE) i = endOfCode(text, i);
      else if (!Character.isLowSurrogate(text.charAt(i))) length++;
    }
    return length;
  }

  /**
   * The first {@code width} visible characters, with … in place of the last where some are left
   * out.
   */
  static String cut(String text, int width) {
    if (length(text) <= width) return text;
    StringBuilder kept = new StringBuilder();
    int shown = 0;
    boolean inked = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ESCAPE) {
        int end = endOfCode(text, i);
        kept.append(text, i, end + 1);
        inked = true;
        i = end;
      } else if (Character.isLowSurrogate(text.charAt(i))) {
        kept.append(text.charAt(i));
      } else if (shown++ < width - 1) {
        kept.append(text.charAt(i));
      } else {
        break;
      }
    }
    return kept.append('…').append(inked ? "\u001b[0m" : "").toString();
  }

  private static int endOfCode(String text, int start) {
    int end = text.indexOf('m', start);
    return end < 0 ? text.length() - 1 : end;
  }
}
