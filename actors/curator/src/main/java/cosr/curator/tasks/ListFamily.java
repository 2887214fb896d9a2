package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One operation on one list; level l has l + 1 digits. Written {@code d314=}. */
abstract class ListFamily extends DigitFamily {
  ListFamily(String name, char letter) {
    super(name, letter);
  }

  /** The operation's result on a list of any length. */
  abstract String apply(String digits);

  /** The prompt of a list. */
  String promptOf(String digits) {
    return write(digits);
  }

  /** The list of a body; any text where it has none. */
  String listed(String body) {
    return body;
  }

  /** How the result of a prompt's list is answered. */
  String answered(String prompt, String result) {
    return result;
  }

  /** The result that an answer gives. */
  String result(String answer) {
    return answer;
  }

  /** What is done, such as {@code keep the odd digits}. */
  abstract String words();

  /** Shorter lists, of two digits or more, of one with three or more. */
  abstract List<String> split(String digits);

  /** The result on a list from those on its parts. */
  abstract String join(String digits, List<String> results);

  @Override
  public final String prompt(int level, Choices choices) {
    return promptOf(Digits.draw(level + 1, choices));
  }

  @Override
  public final long prompts(int level) {
    return Digits.count(level + 1);
  }

  @Override
  public final int level(String prompt) {
    return digits(prompt).length() - 1;
  }

  @Override
  public final String answer(String prompt) {
    return answered(prompt, expected(prompt));
  }

  @Override
  final String expected(String prompt) {
    return apply(digits(prompt));
  }

  @Override
  public final String renewed(String prompt) {
    return promptOf(digits(prompt));
  }

  @Override
  public final String gloss(String prompt) {
    return words() + ": " + Digits.spaced(digits(prompt));
  }

  /** The gloss's words or the family's name, then the digits. */
  @Override
  public final Optional<String> read(String words) {
    return PlainList.of(words)
        .filter(said -> isMeant(said.what()) && said.digits().length() > 1)
        .map(said -> promptOf(said.digits()));
  }

  /** Whether the family is called so in plain words, as {@link PlainList} gives them. */
  final boolean isMeant(String what) {
    return what.equals(name()) || what.equals(PlainList.simple(words()));
  }

  @Override
  public final SortedMap<String, Integer> attributes(int level) {
    return attributes(level + 1, 1);
  }

  @Override
  public final List<Task> decompose(Task task) {
    String digits = digits(task.prompt());
    if (digits.length() < 3) return List.of();
    return split(digits).stream().map(part -> task(promptOf(part))).toList();
  }

  @Override
  public final String combine(Task task, List<String> answers) {
    String prompt = task.prompt();
    return answered(prompt, join(digits(prompt), answers.stream().map(this::result).toList()));
  }

  private String digits(String prompt) {
    String digits = listed(body(prompt));
    if (digits.length() < 2 || !Digits.isList(digits)) throw noPrompt(prompt);
    return digits;
  }

  /** The lower and the upper half; of an odd number of digits the middle one is in both. */
  static List<String> halves(String digits) {
    int half = (digits.length() + 1) / 2;
    return List.of(digits.substring(0, half), digits.substring(digits.length() - half));
  }

  static boolean halvesOverlap(String digits) {
    return digits.length() % 2 == 1;
  }

  static List<String> allButLast(String digits) {
    return List.of(digits.substring(0, digits.length() - 1));
  }
}
