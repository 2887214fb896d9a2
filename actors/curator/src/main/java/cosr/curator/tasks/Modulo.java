package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The remainder of a number, written highest digit first, by 2, 3 or 5, which stands before it:
 * {@code %3415=} is 415 modulo 3. The answer {@code 121} has the remainders of 4, 41 and 415, each
 * of which follows from the one before and a digit. Level l has l + 2 digits.
 */
final class Modulo extends DigitFamily {
  private static final String MODULI = "235";
  private static final int MORE = 2;
  private static final Pattern PLAIN =
      Pattern.compile("running remainders of ([0-9]{3,64}) by ([0-9])");

  Modulo() {
    super("modulo", '%');
  }

  @Override
  public String symbols() {
    return "%";
  }

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public int slack() {
    return 2;
  }

  @Override
  public String prompt(int level, Choices choices) {
    char by = MODULI.charAt(choices.next(MODULI.length()));
    return write(by + Digits.draw(level + MORE, choices));
  }

  @Override
  public long prompts(int level) {
    return Digits.times(MODULI.length(), 10, level + MORE);
  }

  @Override
  public int level(String prompt) {
    return checked(prompt).length() - 1 - MORE;
  }

  @Override
  public String answer(String prompt) {
    String all = checked(prompt);
    StringBuilder out = new StringBuilder(all.length() - 1);
    int remainder = 0;
    for (int i = 1; i < all.length(); i++) {
      remainder = next(all, remainder, i);
      out.append(Digits.digit(remainder));
    }
    return out.toString();
  }

  private static int next(String all, int remainder, int place) {
    return (10 * remainder + Digits.at(all, place)) % Digits.at(all, 0);
  }

  @Override
  String expected(String prompt) {
    return answer(prompt);
  }

  @Override
  public String gloss(String prompt) {
    String all = checked(prompt);
    return "running remainders of %s by %s (each digit taken in)"
        .formatted(all.substring(1), all.charAt(0));
  }

  @Override
  public Optional<String> read(String words) {
    Matcher said = PLAIN.matcher(PlainList.simple(words));
    return said.matches() && isModulus(said.group(2).charAt(0))
        ? Optional.of(write(said.group(2) + said.group(1)))
        : Optional.empty();
  }

  /**
   * The likeliest remainders are zeros, by each modulus: a digit keeps them with chance 1/2 (by 2),
   * 4/10 (by 3) and 1/5 (by 5).
   */
  @Override
  public double guessRate(int level) {
    int n = level + MORE;
    return (Digits.power(0.5, n) + Digits.power(0.4, n) + Digits.power(0.2, n)) / 3;
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(level + MORE, 1);
  }

  /** All digits but the last. */
  @Override
  public List<Task> decompose(Task task) {
    String all = checked(task.prompt());
    return task.cell().level() == 1
        ? List.of()
        : List.of(task(write(all.substring(0, all.length() - 1))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String before = answers.getFirst();
    String all = checked(task.prompt());
    int last = Digits.at(before, before.length() - 1);
    return before + Digits.digit(next(all, last, all.length() - 1));
  }

  private String checked(String prompt) {
    String all = body(prompt);
    if (all.length() < 2 + MORE || !Digits.isList(all) || !isModulus(all.charAt(0)))
      throw noPrompt(prompt);
    return all;
  }

  private static boolean isModulus(char digit) {
    return MODULI.indexOf(digit) >= 0;
  }
}
