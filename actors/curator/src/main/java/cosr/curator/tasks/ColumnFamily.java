package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is done with two numbers column by column, the lowest first. A column of two digits from 0
 * to 4 is one letter, from A (0 above 0) and B (0 above 1) to Y (4 above 4), so that the answer,
 * one character a column, keeps step with the prompt: {@code PKS} is (3, 0), (2, 0), (3, 3), which
 * stands for 323 above 300. All of the answer is verified. Level l has l + 2 columns.
 */
abstract class ColumnFamily extends LetteredFamily {
  /** Digits from 0 on that a column can have. */
  static final int DIGITS = 5;

  /** The columns, upper digit times {@link #DIGITS} plus lower digit. */
  static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY";

  private static final int MORE = 2;

  ColumnFamily(String name, char letter) {
    super(name, letter);
  }

  /**
   * The answer with one column more.
   *
   * @param below that to the columns below; empty for the lowest
   */
  abstract String extend(String below, int upper, int lower);

  /** The words for a task, with {@code #} for the upper and {@code @} for the lower number. */
  abstract String words();

  /** How the lower number is said. */
  String said(String lower) {
    return lower;
  }

  /** The columns of a task that is said with these numbers, highest digit first. */
  String columns(String upper, String lower) {
    return zip(upper, lower);
  }

  /** Whether columns are a prompt. */
  boolean allowed(String columns) {
    return true;
  }

  /** The highest columns that are drawn, in the order of the choices; parts may have others. */
  abstract String highest();

  static int columns(int level) {
    return level + MORE;
  }

  static int upper(char column) {
    return (column - 'A') / DIGITS;
  }

  static int lower(char column) {
    return (column - 'A') % DIGITS;
  }

  @Override
  public String symbols() {
    return letter() + LETTERS;
  }

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public final int slack() {
    return 2;
  }

  @Override
  public String prompt(int level, Choices choices) {
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < columns(level); i++)
      out.append(LETTERS.charAt(choices.next(LETTERS.length())));
    return write(out.append(highest().charAt(choices.next(highest().length()))).toString());
  }

  @Override
  public long prompts(int level) {
    return Digits.times(highest().length(), LETTERS.length(), columns(level) - 1);
  }

  @Override
  public final int level(String prompt) {
    return checked(prompt).length() - MORE;
  }

  @Override
  public final String answer(String prompt) {
    String answer = "";
    for (char column : checked(prompt).toCharArray())
      answer = extend(answer, upper(column), lower(column));
    return answer;
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
    return List.of(task(write(columns.substring(0, columns.length() - 1))));
  }

  @Override
  public final String combine(Task task, List<String> answers) {
    String columns = checked(task.prompt());
    char last = columns.charAt(columns.length() - 1);
    return extend(answers.getFirst(), upper(last), lower(last));
  }

  @Override
  public final String gloss(String prompt) {
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (char column : checked(prompt).toCharArray()) {
      upper.append(upper(column));
      lower.append(lower(column));
    }
    String words =
        words()
            .replace("#", upper.reverse().toString())
            .replace("@", said(lower.reverse().toString()));
    return words + " (in columns, the lowest first)";
  }

  /** The numbers as they are said; zeros fill up to the columns of level 1. */
  @Override
  public final Optional<String> read(String words) {
    String form =
        words().replace("#", "(?<upper>[0-4]{1,64})").replace("@", "(?<lower>[0-4]{1,64})");
    Matcher said = Pattern.compile(form).matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    String columns = columns(said.group("upper"), said.group("lower"));
    return allowed(columns) ? Optional.of(write(columns)) : Optional.empty();
  }

  /** Columns of two numbers, highest digit first, with zeros where one is shorter. */
  static String zip(String upper, String lower) {
    int count = Math.max(columns(1), Math.max(upper.length(), lower.length()));
    StringBuilder out = new StringBuilder(count);
    for (int i = 1; i <= count; i++)
      out.append(LETTERS.charAt(DIGITS * fromEnd(upper, i) + fromEnd(lower, i)));
    return out.toString();
  }

  private static int fromEnd(String number, int place) {
    return place <= number.length() ? Digits.at(number, number.length() - place) : 0;
  }

  private String checked(String prompt) {
    String columns = body(prompt);
    if (columns.length() < columns(1)
        || !columns.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)
        || !allowed(columns)) throw noPrompt(prompt);
    return columns;
  }
}
