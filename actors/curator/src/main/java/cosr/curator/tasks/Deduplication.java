package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Each digit once, where it stands first: {@code u31343=} is {@code 314}. Level l has l + 2 digits
 * from 0 to 4.
 */
final class Deduplication extends DigitFamily {
  private static final int MORE = 2;
  private static final int DIGITS = 5;
  private static final String WORDS = "keep the first of each digit";

  Deduplication() {
    super("deduplicate", 'u');
  }

  @Override
  public String symbols() {
    return "u";
  }

  @Override
  public String prompt(int level, Choices choices) {
    StringBuilder digits = new StringBuilder(level + MORE);
    for (int i = 0; i < level + MORE; i++) digits.append(choices.next(DIGITS));
    return write(digits.toString());
  }

  @Override
  public long prompts(int level) {
    return Digits.times(1, DIGITS, level + MORE);
  }

  @Override
  public int level(String prompt) {
    return checked(prompt).length() - MORE;
  }

  @Override
  public String answer(String prompt) {
    return firsts(checked(prompt));
  }

  private static String firsts(String digits) {
    StringBuilder out = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++)
      if (digits.indexOf(digits.charAt(i)) == i) out.append(digits.charAt(i));
    return out.toString();
  }

  @Override
  String expected(String prompt) {
    return answer(prompt);
  }

  @Override
  public String gloss(String prompt) {
    return WORDS + ": " + Digits.spaced(checked(prompt));
  }

  @Override
  public Optional<String> read(String words) {
    return PlainList.of(words)
        .filter(said -> said.what().equals(name()) || said.what().equals(WORDS))
        .filter(said -> isList(said.digits()))
        .map(said -> write(said.digits()));
  }

  /**
   * A certain list of k digits comes of n with chance S(n, k) 5^-n, where S counts the partitions
   * of n things into k sets: S(n, k) = k S(n - 1, k) + S(n - 1, k - 1).
   */
  @Override
  public double guessRate(int level) {
    double[] chance = new double[DIGITS + 1];
    chance[0] = 1;
    for (int n = 0; n < level + MORE; n++)
      for (int k = DIGITS; k >= 0; k--)
        chance[k] = (k * chance[k] + (k > 0 ? chance[k - 1] : 0)) / DIGITS;
    double likeliest = 0;
    for (double each : chance) likeliest = Math.max(likeliest, each);
    return likeliest;
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(level + MORE, 1);
  }

  /** All digits but the last. */
  @Override
  public List<Task> decompose(Task task) {
    String digits = checked(task.prompt());
    return task.cell().level() == 1
        ? List.of()
        : List.of(task(write(digits.substring(0, digits.length() - 1))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String digits = checked(task.prompt());
    return firsts(answers.getFirst() + digits.charAt(digits.length() - 1));
  }

  private String checked(String prompt) {
    String digits = body(prompt);
    if (!isList(digits)) throw noPrompt(prompt);
    return digits;
  }

  private static boolean isList(String digits) {
    return digits.length() > MORE && digits.chars().allMatch(c -> c >= '0' && c < '0' + DIGITS);
  }
}
