package cosr.curator.tasks;

import java.util.List;

/** The digits from the last to the first: {@code r314=} is {@code 413}. */
final class Reversal extends ListFamily {
  Reversal() {
    super("reverse", 'r');
  }

  @Override
  String apply(String digits) {
    return Digits.reverse(digits);
  }

  @Override
  String words() {
    return "reverse";
  }

  /** No two lists have the same reverse. */
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
    return results.get(1) + results.get(0).substring(halvesOverlap(digits) ? 1 : 0);
  }
}
