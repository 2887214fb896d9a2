package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number times a digit from 2 to 5, which stands before it: {@code *3452=} is 254 x 3 = 762,
 * answer {@code 2670}, always with what is carried at the end. Level l has l + 2 digits.
 */
final class Multiplication extends DigitFamily {
  private static final int LEAST = 2;
  private static final int MOST = 5;
  private static final int MORE = 2;
  private static final Pattern PLAIN = Pattern.compile("multiply ([0-9]{1,64}) by ([2-5])");

  Multiplication() {
    super("multiply", '*');
  }

  @Override
  public String symbols() {
    return "*";
  }

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public int slack() {
    return 2;
  }

  @Override
  public String prompt(int level, Choices choices) {
    int by = LEAST + choices.next(MOST - LEAST + 1);
    return write(Digits.digit(by) + Digits.draw(level + MORE, choices));
  }

  @Override
  public long prompts(int level) {
    return Digits.times(MOST - LEAST + 1, 10, level + MORE);
  }

  @Override
  public int level(String prompt) {
    return checked(prompt).length() - 1 - MORE;
  }

  @Override
  public String answer(String prompt) {
    String all = checked(prompt);
    StringBuilder out = new StringBuilder(all.length());
    int carried = 0;
    for (int i = 1; i < all.length(); i++) {
      int product = Digits.at(all, 0) * Digits.at(all, i) + carried;
      out.append(Digits.digit(product % 10));
      carried = product / 10;
    }
    return out.append(Digits.digit(carried)).toString();
  }

  @Override
  String expected(String prompt) {
    return answer(prompt);
  }

  @Override
  public String gloss(String prompt) {
    String all = checked(prompt);
    return "multiply %s by %s (written with the lowest digit first)"
        .formatted(Digits.reverse(all.substring(1)), all.charAt(0));
  }

  /** The number as it is said; zeros fill up to the digits of level 1. */
  @Override
  public Optional<String> read(String words) {
    Matcher said = PLAIN.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    String digits = Digits.reverse(said.group(1));
    String zeros = "0".repeat(Math.max(0, 1 + MORE - digits.length()));
    return Optional.of(write(said.group(2) + digits + zeros));
  }

  /** No two numbers have the same product by one digit; zero has it by every digit. */
  @Override
  public double guessRate(int level) {
    return Digits.power(0.1, level + MORE);
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(level + MORE, 1);
  }

  /** All digits but the highest. */
  @Override
  public List<Task> decompose(Task task) {
    String all = checked(task.prompt());
    return task.cell().level() == 1
        ? List.of()
        : List.of(task(write(all.substring(0, all.length() - 1))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String all = checked(task.prompt());
    String below = answers.getFirst();
    int last = below.length() - 1;
    int product = Digits.at(all, 0) * Digits.at(all, all.length() - 1) + Digits.at(below, last);
    return below.substring(0, last) + Digits.digit(product % 10) + Digits.digit(product / 10);
  }

  private String checked(String prompt) {
    String all = body(prompt);
    if (all.length() < 2 + MORE
        || !Digits.isList(all)
        || all.charAt(0) < '0' + LEAST
        || all.charAt(0) > '0' + MOST) throw noPrompt(prompt);
    return all;
  }
}
