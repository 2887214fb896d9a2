package cosr.curator.tasks;

import cosr.protocol.Labelled;
import java.util.List;

/**
 * Running sums modulo ten: of 3 1 4 they are 3 4 8. Prompt and answer are a {@link LabelledList},
 * the sums are its states.
 *
 * <p>Prompts of older journals are plain, {@code c314=} with the answer {@code 348}. They can be
 * read, too.
 */
final class PrefixSum extends ListFamily {
  PrefixSum() {
    super("prefix-sum", 'c');
  }

  @Override
  public String symbols() {
    return Labelled.all("0123456789" + Labelled.START + Labelled.STOP);
  }

  @Override
  public String symbols(int rules) {
    return rules < Notation.LABELLED_SINCE ? "" : symbols();
  }

  @Override
  public double lessons() {
    return 2;
  }

  @Override
  public double reminders() {
    return 0.1;
  }

  @Override
  String promptOf(String digits) {
    return write(LabelledList.write(Labelled.START, List.of(digits.split(""))));
  }

  @Override
  String listed(String body) {
    return LabelledList.read(body)
        .map(elements -> String.join("", elements))
        .filter(digits -> promptOf(digits).equals(write(body)))
        .orElse(body);
  }

  @Override
  String answered(String prompt, String result) {
    String body = body(prompt);
    return Digits.isList(body) ? result : LabelledList.answer(body, List.of(result.split("")));
  }

  @Override
  String result(String answer) {
    return Digits.isList(answer) ? answer : LabelledList.states(answer);
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
