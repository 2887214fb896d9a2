package cosr.mathematics;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whole numbers in English words, up to ninety-nine, and words that scale a number before them. */
final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private NumberWords() {}

  /** The number that the words name; null where they name none. */
  static @Nullable Rational value(String words) {
    String[] parts = words.toLowerCase(Locale.ROOT).strip().split("[ -]+");
    int small = SMALL.indexOf(parts[0]);
    if (parts.length == 1 && small >= 0) return Rational.of(small);
    int tens = TENS.indexOf(parts[0]);
    if (tens < 0 || parts.length > 2) return null;
    if (parts.length == 1) return Rational.of(20 + 10L * tens);
    int ones = SMALL.indexOf(parts[1]);
    return ones >= 1 && ones <= 9 ? Rational.of(20 + 10L * tens + ones) : null;
  }

  /** What a word such as {@code million} after a number multiplies it by; null for other words. */
  static @Nullable Rational scale(String word) {
    return switch (word) {
      case "dozen" -> Rational.of(12);
      case "hundred" -> Rational.of(100);
      case "thousand" -> Rational.of(1_000);
      case "million" -> Rational.of(1_000_000);
      case "billion" -> Rational.of(1_000_000_000);
      default -> null;
    };
  }
}
