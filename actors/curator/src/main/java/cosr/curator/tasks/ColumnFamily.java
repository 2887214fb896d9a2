package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is done column by column, the lowest first: {@code 487523} is the columns (4, 8), (7, 5),
 * (2, 3), which stand for 274 and 358. The answer has two characters for each column, so that it
 * keeps step with the prompt, and the second one is carried to the next column. All of it is
 * verified. Level l has l + 2 columns: even the shortest have a column with neighbours on both
 * sides.
 */
abstract class ColumnFamily extends LetteredFamily {
  private static final int MORE = 2;
  private final char start;

  /**
   * @param start what is carried to the first column
   */
  ColumnFamily(String name, char letter, char start) {
    super(name, letter);
    this.start = start;
  }

  /** What a column gives: two characters, the second of which is carried. */
  abstract String step(int upper, int lower, char carried);

  /** Whether columns of digits are a prompt. */
  boolean allowed(String columns) {
    return true;
  }

  /** The words for a task, with {@code #} for the two numbers. */
  abstract String words();

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public final int slack() {
    return 2;
  }

  static int columns(int level) {
    return level + MORE;
  }

  @Override
  public final int level(String prompt) {
    return checked(prompt).length() / 2 - MORE;
  }

  @Override
  public final String answer(String prompt) {
    String columns = checked(prompt);
    StringBuilder out = new StringBuilder(columns.length());
    char carried = start;
    for (int i = 0; i < columns.length(); i += 2) {
      String both = step(Digits.at(columns, i), Digits.at(columns, i + 1), carried);
      out.append(both);
      carried = both.charAt(1);
    }
    return out.toString();
  }

  @Override
  public final SortedMap<String, Integer> attributes(int level) {
    return attributes(2 * columns(level), 1);
  }

  /** All columns but the highest. */
  @Override
  public final List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    String columns = checked(task.prompt());
    return List.of(task(write(columns.substring(0, columns.length() - 2))));
  }

  @Override
  public final String combine(Task task, List<String> answers) {
    String columns = checked(task.prompt());
    String before = answers.getFirst();
    int last = columns.length() - 2;
    char carried = before.charAt(before.length() - 1);
    return before + step(Digits.at(columns, last), Digits.at(columns, last + 1), carried);
  }

  /** The two numbers as they are said. */
  @Override
  public final String gloss(String prompt) {
    String columns = checked(prompt);
    String words = words();
    for (String number : numbers(columns)) words = words.replaceFirst("#", number);
    return words + " (written in columns, the lowest first)";
  }

  /** In the order of the words. */
  List<String> numbers(String columns) {
    return List.of(Digits.reverse(row(columns, 0)), Digits.reverse(row(columns, 1)));
  }

  @Override
  public final Optional<String> read(String words) {
    Matcher said =
        Pattern.compile(words().replace("#", "([0-9]{1,64})")).matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    String columns = columns(said.group(1), said.group(2));
    return allowed(columns) ? Optional.of(write(columns)) : Optional.empty();
  }

  /** The columns of two numbers as the words have them. */
  String columns(String first, String second) {
    return zip(Digits.reverse(first), Digits.reverse(second));
  }

  /** Columns of two rows, the lowest digits first, with zeros where a row has no digit. */
  static String zip(String upper, String lower) {
    int count = Math.max(columns(1), Math.max(upper.length(), lower.length()));
    StringBuilder out = new StringBuilder(2 * count);
    for (int i = 0; i < count; i++)
      out.append(i < upper.length() ? upper.charAt(i) : '0')
          .append(i < lower.length() ? lower.charAt(i) : '0');
    return out.toString();
  }

  /** The upper (0) or the lower (1) digit of each column. */
  static String row(String columns, int which) {
    StringBuilder out = new StringBuilder(columns.length() / 2);
    for (int i = which; i < columns.length(); i += 2) out.append(columns.charAt(i));
    return out.toString();
  }

  private String checked(String prompt) {
    String columns = body(prompt);
    if (columns.length() < 2 * columns(1)
        || columns.length() % 2 != 0
        || !Digits.isList(columns)
        || !allowed(columns)) throw noPrompt(prompt);
    return columns;
  }
}
