package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sum of two numbers in columns, the lowest first, with a column of zeros above them for the
 * carry. A column is one letter, from {@code Ā} (0 above 0) on in the order of Unicode: upper digit
 * times ten plus lower digit, so that the answer, one digit a column, keeps step with the prompt.
 * The columns (4, 8), (7, 5), (0, 0) are 74 + 58 = 132, answer {@code 231}. Level l has l columns
 * and that of zeros.
 *
 * <p>Prompts of older journals have their columns in digits, without zeros above: {@code +4875=}.
 * They can be read, too.
 */
final class Addition extends DigitFamily {
  private static final Pattern PLAIN = Pattern.compile("add ([0-9]+) and ([0-9]+)");
  private static final char FIRST = '\u0100';
  private static final int COLUMNS = 100;
  private static final String ZEROS = "00";

  Addition() {
    super("add", '+');
  }

  @Override
  public String symbols() {
    StringBuilder out = new StringBuilder(COLUMNS);
    for (int i = 0; i < COLUMNS; i++) out.append((char) (FIRST + i));
    return out.toString();
  }

  @Override
  public double lessons() {
    return 2;
  }

  @Override
  public double reminders() {
    return 0.3;
  }

  @Override
  public String prompt(int level, Choices choices) {
    return write(letters(Digits.draw(2 * level, choices)));
  }

  @Override
  public long prompts(int level) {
    return Digits.count(2 * level);
  }

  @Override
  public int level(String prompt) {
    return columns(prompt).length() / 2;
  }

  @Override
  public String answer(String prompt) {
    String columns = columns(prompt);
    if (!isOld(body(prompt))) columns += ZEROS;
    return Digits.add(operand(columns, 0), operand(columns, 1));
  }

  @Override
  String expected(String prompt) {
    return answer(prompt);
  }

  @Override
  public String renewed(String prompt) {
    return write(letters(columns(prompt)));
  }

  @Override
  public String gloss(String prompt) {
    String columns = columns(prompt);
    return "add "
        + Digits.reverse(operand(columns, 0))
        + " and "
        + Digits.reverse(operand(columns, 1))
        + " (written with the lowest digit first)";
  }

  /** {@code add 74 and 58}, as numbers are said; the shorter one is filled up with zeros. */
  @Override
  public Optional<String> read(String words) {
    Matcher m = PLAIN.matcher(PlainList.simple(words));
    if (!m.matches()) return Optional.empty();
    String x = Digits.reverse(m.group(1));
    String z = Digits.reverse(m.group(2));
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < Math.max(x.length(), z.length()); i++)
      columns.append(i < x.length() ? x.charAt(i) : '0').append(i < z.length() ? z.charAt(i) : '0');
    return Optional.of(write(letters(columns.toString())));
  }

  /** The likeliest sum of two numbers of l digits is 10^l - 1: 10^l of 10^2l pairs. */
  @Override
  public double guessRate(int level) {
    return Digits.power(0.1, level);
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(2 * level, 1);
  }

  /** All columns but the highest. */
  @Override
  public List<Task> decompose(Task task) {
    String columns = columns(task.prompt());
    if (columns.length() < 4) return List.of();
    return List.of(task(write(letters(columns.substring(0, columns.length() - 2)))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String columns = columns(task.prompt());
    int last = columns.length() - 2;
    String sum = answers.getFirst();
    int top =
        Digits.at(columns, last) + Digits.at(columns, last + 1) + Digits.at(sum, sum.length() - 1);
    return sum.substring(0, sum.length() - 1) + Digits.digit(top % 10) + Digits.digit(top / 10);
  }

  /** Columns in digits, without the one of zeros. */
  private String columns(String prompt) {
    String body = body(prompt);
    if (isOld(body)) return body;
    StringBuilder out = new StringBuilder();
    for (char letter : body.toCharArray()) {
      int column = letter - FIRST;
      if (column < 0 || column >= COLUMNS) throw noPrompt(prompt);
      out.append(Digits.digit(column / 10)).append(Digits.digit(column % 10));
    }
    int length = out.length() - ZEROS.length();
    if (length < 2 || !out.substring(length).equals(ZEROS)) throw noPrompt(prompt);
    return out.substring(0, length);
  }

  private static boolean isOld(String body) {
    return !body.isEmpty() && body.length() % 2 == 0 && Digits.isList(body);
  }

  private static String letters(String columns) {
    String all = columns + ZEROS;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < all.length(); i += 2)
      out.append((char) (FIRST + 10 * Digits.at(all, i) + Digits.at(all, i + 1)));
    return out.toString();
  }

  private static String operand(String columns, int which) {
    char[] out = new char[columns.length() / 2];
    for (int i = 0; i < out.length; i++) out[i] = columns.charAt(2 * i + which);
    return new String(out);
  }
}
