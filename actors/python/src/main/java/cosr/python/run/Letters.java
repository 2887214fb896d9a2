package cosr.python.run;

import cosr.python.value.RefusedException;
import cosr.python.value.Text;
import java.util.Locale;

/**
 * Case and class of single characters of the subset, as Unicode 14 has them. What hangs on the
 * characters around, or on tables that Java has not, is refused.
 */
final class Letters {
  private static final char SIGMA = 'Σ';

  /** Became small letters after Unicode 14. */
  private static final String SMALL_SINCE = "\u10fc\ua7f2\ua7f3\ua7f4\uab69";

  private Letters() {}

  static boolean isUpper(char c) {
    return Character.isUpperCase(c);
  }

  static boolean isLower(char c) {
    if (c > 0x1000 && SMALL_SINCE.indexOf(c) >= 0) throw refuse();
    return Character.isLowerCase(c);
  }

  static boolean isCased(char c) {
    return isUpper(c) || isLower(c) || Character.isTitleCase(c);
  }

  static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  static boolean isDecimal(char c) {
    return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  static boolean isDigit(char c) {
    if (Character.getType(c) == Character.OTHER_NUMBER) throw refuse();
    return isDecimal(c);
  }

  static boolean isNumeric(char c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      case Character.OTHER_LETTER -> throw refuse();
      default -> false;
    };
  }

  static boolean isLetterOrNumber(char c) {
    return isLetter(c) || isNumeric(c);
  }

  static String upper(char c) {
    if (c < 128) return String.valueOf(Character.toUpperCase(c));
    return known(String.valueOf(c).toUpperCase(Locale.ROOT));
  }

  static String lower(char c) {
    if (c < 128) return String.valueOf(Character.toLowerCase(c));
    if (c == SIGMA) throw refuse();
    return known(String.valueOf(c).toLowerCase(Locale.ROOT));
  }

  static String title(char c) {
    String upper = upper(c);
    if (upper.length() > 1) throw refuse();
    return known(String.valueOf(Character.toTitleCase(c)));
  }

  static String swapped(char c) {
    if (isUpper(c)) return lower(c);
    return isLower(c) ? upper(c) : String.valueOf(c);
  }

  /** Folding differs from small letters in places that Java does not know. */
  static String folded(char c) {
    if (c < 128) return lower(c);
    String lower = lower(c);
    boolean plain = c < 0x180 && upper(c).length() == 1 && lower.length() == 1 && c != 'µ';
    if (!plain || c == 'ſ') throw refuse();
    return lower;
  }

  private static String known(String mapped) {
    return Text.checked(mapped, 0);
  }

  private static RefusedException refuse() {
    return new RefusedException("unicode", 0, "case or class of a character");
  }
}
