package cosr.templates.runtime;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** strftime of Python in the C locale. */
final class Strftime {
  private Strftime() {}

  static String format(LocalDateTime time, String format) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 >= format.length()) {
        out.append(c);
        continue;
      }
      char flag = format.charAt(++i);
      boolean flagged = "-_0^".indexOf(flag) >= 0 && i + 1 < format.length();
      char code = flagged ? format.charAt(++i) : flag;
      String value = value(time, code);
      if (value == null) {
        out.append('%').append(flagged ? Character.toString(flag) : "").append(code);
      } else {
        out.append(flagged ? flagged(value, flag, code) : value);
      }
    }
    return out.toString();
  }

  private static String flagged(String value, char flag, char code) {
    if (flag == '^') {
      return value.toUpperCase(Locale.ROOT);
    }
    boolean number = value.chars().allMatch(Character::isDigit) || "ekl".indexOf(code) >= 0;
    if (!number) {
      return value;
    }
    String digits = value.strip();
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return switch (flag) {
      case '-' -> digits.substring(zeros);
      case '_' -> " ".repeat(zeros + value.length() - digits.length()) + digits.substring(zeros);
      default -> "0".repeat(value.length() - digits.length()) + digits;
    };
  }

  private static @Nullable String value(LocalDateTime t, char code) {
    int day = t.getDayOfWeek().getValue() % 7;
    int hour12 = t.getHour() % 12 == 0 ? 12 : t.getHour() % 12;
    return switch (code) {
      case '%' -> "%";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'a' -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> month(t).substring(0, 3);
      case 'B' -> month(t);
      case 'c' -> format(t, "%a %b %e %H:%M:%S %Y");
      case 'C' -> two(t.getYear() / 100);
      case 'd' -> two(t.getDayOfMonth());
      case 'D', 'x' -> format(t, "%m/%d/%y");
      case 'e' -> blank(t.getDayOfMonth());
      case 'f' -> String.format(Locale.ROOT, "%06d", t.getNano() / 1000);
      case 'F' -> format(t, "%Y-%m-%d");
      case 'g' -> two(t.get(IsoFields.WEEK_BASED_YEAR) % 100);
      case 'G' -> Integer.toString(t.get(IsoFields.WEEK_BASED_YEAR));
      case 'H' -> two(t.getHour());
      case 'I' -> two(hour12);
      case 'j' -> String.format(Locale.ROOT, "%03d", t.getDayOfYear());
      case 'k' -> blank(t.getHour());
      case 'l' -> blank(hour12);
      case 'm' -> two(t.getMonthValue());
      case 'M' -> two(t.getMinute());
      case 'p' -> t.getHour() < 12 ? "AM" : "PM";
      case 'P' -> t.getHour() < 12 ? "am" : "pm";
      case 'r' -> format(t, "%I:%M:%S %p");
      case 'R' -> format(t, "%H:%M");
      case 'S' -> two(t.getSecond());
      case 'T', 'X' -> format(t, "%H:%M:%S");
      case 'u' -> Integer.toString(t.getDayOfWeek().getValue());
      case 'U' -> two((t.getDayOfYear() + 6 - day) / 7);
      case 'V' -> two(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'w' -> Integer.toString(day);
      case 'W' -> two((t.getDayOfYear() + 6 - (day + 6) % 7) / 7);
      case 'y' -> two(t.getYear() % 100);
      case 'Y' -> Integer.toString(t.getYear());
      case 'z', 'Z' -> "";
      default -> null;
    };
  }

  private static String month(LocalDateTime t) {
    return t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String blank(int number) {
    return number < 10 ? " " + number : Integer.toString(number);
  }
}
