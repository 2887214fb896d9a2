package cosr.curator.tasks;

import java.util.List;

/** Twice a number: {@code d314=} is 2 x 413 = 826, so {@code 628}; may grow by a digit. */
final class Doubling extends ListFamily {
  Doubling() {
    super("double", 'd');
  }

  @Override
  public double lessons() {
    return 1.5;
  }

  @Override
  String apply(String digits) {
    return Digits.add(digits, digits);
  }

  @Override
  String words() {
    return "double the number (lowest digit first)";
  }

  /** No two numbers have the same double. */
  @Override
  public double guessRate(int level) {
    return Digits.power(0.1, level + 1);
  }

  @Override
  List<String> split(String digits) {
    return allButLast(digits);
  }

  @Override
  String join(String digits, List<String> results) {
    return Digits.addLastColumn(results.getFirst(), digits, digits);
  }
}
