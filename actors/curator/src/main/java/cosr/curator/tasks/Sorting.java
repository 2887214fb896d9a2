package cosr.curator.tasks;

import java.util.Arrays;
import java.util.List;

/** The digits in ascending order: {@code s314=} is {@code 134}. */
final class Sorting extends ListFamily {
  Sorting() {
    super("sort", 's');
  }

  @Override
  String apply(String digits) {
    char[] out = digits.toCharArray();
    Arrays.sort(out);
    return new String(out);
  }

  @Override
  String words() {
    return "sort";
  }

  /**
   * The likeliest sorted list has every digit equally often, as far as that goes: n! / (10^n times
   * the product of the counts' factorials).
   */
  @Override
  public double guessRate(int level) {
    double rate = 1;
    for (int i = 0; i <= level; i++) rate *= (i + 1) / (10.0 * (i / 10 + 1));
    return rate;
  }

  @Override
  List<String> split(String digits) {
    return allButLast(digits);
  }

  @Override
  String join(String digits, List<String> results) {
    String sorted = results.getFirst();
    char last = digits.charAt(digits.length() - 1);
    int place = 0;
    while (place < sorted.length() && sorted.charAt(place) <= last) place++;
    return sorted.substring(0, place) + last + sorted.substring(place);
  }
}
