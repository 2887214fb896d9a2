package cosr.curator.tasks;

import java.util.List;

/** Running sums modulo ten: {@code c314=} is {@code 348}. */
final class PrefixSum extends ListFamily {
  PrefixSum() {
    super("prefix-sum", 'c');
  }

  @Override
  public double lessons() {
    return 3;
  }

  @Override
  public double reminders() {
    return 0.3;
  }

  @Override
  String apply(String digits) {
    char[] out = new char[digits.length()];
    int sum = 0;
    for (int i = 0; i < out.length; i++) {
      sum = (sum + Digits.at(digits, i)) % 10;
      out[i] = Digits.digit(sum);
    }
    return new String(out);
  }

  @Override
  String words() {
    return "running sums, last digit of each";
  }

  /** No two lists have the same sums. */
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
    String sums = results.getFirst();
    int last = digits.length() - 1;
    return sums + Digits.digit((Digits.at(sums, last - 1) + Digits.at(digits, last)) % 10);
  }
}
