package cosr.curator.tasks;

import java.util.List;

/** The odd digits in their order: {@code o314=} is {@code 31}; the answer may be the empty list. */
final class KeepOdd extends ListFamily {
  KeepOdd() {
    super("keep-odd", 'o');
  }

  @Override
  String apply(String digits) {
    StringBuilder out = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++)
      if (odd(digits.charAt(i))) out.append(digits.charAt(i));
    return out.toString();
  }

  @Override
  String words() {
    return "keep the odd digits";
  }

  /**
   * A certain list of k odd digits comes of n digits with chance C(n, k) 5^-k 2^-n; up to five
   * digits none is likelier than the empty list.
   */
  @Override
  public double guessRate(int level) {
    int n = level + 1;
    double chance = Digits.power(0.5, n);
    double likeliest = chance;
    for (int k = 1; k <= n; k++) {
      chance *= (n - k + 1) / (5.0 * k);
      likeliest = Math.max(likeliest, chance);
    }
    return likeliest;
  }

  @Override
  List<String> split(String digits) {
    return halves(digits);
  }

  @Override
  String join(String digits, List<String> results) {
    boolean twice = halvesOverlap(digits) && odd(digits.charAt(digits.length() / 2));
    return results.get(0) + results.get(1).substring(twice ? 1 : 0);
  }

  private static boolean odd(char digit) {
    return digit % 2 == 1;
  }
}
