package cosr.curator.tasks;

import java.util.List;

/** One more to each digit, nine to zero: {@code i394=} is {@code 405}. */
final class Increment extends ListFamily {
  Increment() {
    super("increment", 'i');
  }

  @Override
  String apply(String digits) {
    char[] out = new char[digits.length()];
    for (int i = 0; i < out.length; i++) out[i] = Digits.digit((Digits.at(digits, i) + 1) % 10);
    return new String(out);
  }

  @Override
  String words() {
    return "add one to each digit (nine becomes zero)";
  }

  /** No two lists have the same result. */
  @Override
  public double guessRate(int level) {
    return Digits.power(0.1, level + 1);
  }

  @Override
  List<String> split(String digits) {
    return halves(digits);
  }

  @Override
  String join(String digits, List<String> results) {
    return results.get(0) + results.get(1).substring(halvesOverlap(digits) ? 1 : 0);
  }
}
