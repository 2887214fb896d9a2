package cosr.curator.tasks;

import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sum of two numbers, written in columns with the lowest first: {@code +4875=} is the columns
 * (4, 8) and (7, 5), so 74 + 58 = 132, answer {@code 231}. Level l has l columns.
 */
final class Addition extends DigitFamily {
  private static final Pattern PLAIN = Pattern.compile("add ([0-9]+) and ([0-9]+)");

  Addition() {
    super("add", '+');
  }

  @Override
  public String prompt(int level, Choices choices) {
    return write(Digits.draw(2 * level, choices));
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
    return Digits.add(operand(columns, 0), operand(columns, 1));
  }

  @Override
  String expected(String prompt) {
    return answer(prompt);
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
    return Optional.of(write(columns.toString()));
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
    return List.of(task(write(columns.substring(0, columns.length() - 2))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String columns = columns(task.prompt());
    return Digits.addLastColumn(answers.getFirst(), operand(columns, 0), operand(columns, 1));
  }

  private String columns(String prompt) {
    String columns = body(prompt);
    if (columns.isEmpty() || columns.length() % 2 != 0 || !Digits.isList(columns))
      throw noPrompt(prompt);
    return columns;
  }

  private static String operand(String columns, int which) {
    char[] out = new char[columns.length() / 2];
    for (int i = 0; i < out.length; i++) out[i] = columns.charAt(2 * i + which);
    return new String(out);
  }
}
