package cosr.curator.tasks;

import cosr.protocol.Labelled;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sum of two numbers in columns, the lowest first, with a column of zeros above them for the
 * last carry. Prompt and answer are a {@link LabelledList}. An element is a column, its upper digit
 * and its lower one as {@link Labelled#half}. Of each column the answer has the upper digit with
 * what is carried, {@link Labelled#half} too, then the sum's digit, {@link Labelled#summed}: one
 * digit is added at a time. The columns (4, 8), (7, 5), (0, 0) are 74 + 58 = 132: 4, 12, 8, 13, 1,
 * 1. Level l has l columns and that of zeros.
 *
 * <p>Prompts of older journals can be read, too: columns in digits without zeros above, {@code
 * +4875=}, and columns as one letter each, from {@code Ā} (0 above 0) on in the order of Unicode:
 * upper digit times ten plus lower digit.
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
    return Labelled.all(
        "0123456789BCDEFGHIJVWKLMNPQRSTUbcdeghijkl" + Labelled.START + Labelled.STOP);
  }

  /** Letters of columns before there were labels. */
  @Override
  public String symbols(int rules) {
    if (rules >= Notation.LABELLED_SINCE) return symbols();
    StringBuilder out = new StringBuilder(COLUMNS);
    for (int i = 0; i < COLUMNS; i++) out.append((char) (FIRST + i));
    return out.toString();
  }

  @Override
  public double lessons() {
    return 3;
  }

  @Override
  public double reminders() {
    return 1;
  }

  @Override
  public String prompt(int level, Choices choices) {
    return promptOf(Digits.draw(2 * level, choices));
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
    String body = body(prompt);
    String sum = expected(prompt);
    return LabelledList.is(body) ? LabelledList.answer(body, steps(columns(prompt), sum)) : sum;
  }

  @Override
  String expected(String prompt) {
    String columns = columns(prompt);
    if (!isOld(body(prompt))) columns += ZEROS;
    return Digits.add(operand(columns, 0), operand(columns, 1));
  }

  @Override
  public String renewed(String prompt) {
    return promptOf(columns(prompt));
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
    return Optional.of(promptOf(columns.toString()));
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
    return List.of(task(promptOf(columns.substring(0, columns.length() - 2))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String columns = columns(task.prompt());
    int last = columns.length() - 2;
    String sum = answers.getFirst();
    if (LabelledList.is(sum)) sum = LabelledList.states(sum);
    int top =
        Digits.at(columns, last) + Digits.at(columns, last + 1) + Digits.at(sum, sum.length() - 1);
    sum = sum.substring(0, sum.length() - 1) + Digits.digit(top % 10) + Digits.digit(top / 10);
    String body = body(task.prompt());
    return LabelledList.is(body) ? LabelledList.answer(body, steps(columns, sum)) : sum;
  }

  /** Of each column the upper digit with the carry, then the sum. */
  private static List<String> steps(String columns, String sum) {
    List<String> out = new ArrayList<>();
    int carry = 0;
    for (int i = 0; i < sum.length(); i++) {
      int upper = 2 * i < columns.length() ? Digits.at(columns, 2 * i) : 0;
      int lower = 2 * i < columns.length() ? Digits.at(columns, 2 * i + 1) : 0;
      int all = upper + lower + carry;
      int digit = Digits.at(sum, i);
      out.add("" + Labelled.half(upper + carry) + Labelled.summed(all < 10 ? digit : 10 + digit));
      carry = all / 10;
    }
    return out;
  }

  private String promptOf(String columns) {
    return write(LabelledList.write(Labelled.START, pairs(columns + ZEROS)));
  }

  private static List<String> pairs(String columns) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < columns.length(); i += 2)
      out.add("" + columns.charAt(i) + Labelled.half(Digits.at(columns, i + 1)));
    return out;
  }

  /** Columns in digits, without the one of zeros. */
  private String columns(String prompt) {
    String body = body(prompt);
    if (isOld(body)) return body;
    String all = LabelledList.is(body) ? labelled(body) : lettered(body);
    int length = all.length() - ZEROS.length();
    if (length < 2 || !all.substring(length).equals(ZEROS)) throw noPrompt(prompt);
    String columns = all.substring(0, length);
    if (LabelledList.is(body) && !promptOf(columns).equals(prompt)) throw noPrompt(prompt);
    return columns;
  }

  /** All columns of a labelled body; nothing of another. */
  private static String labelled(String body) {
    StringBuilder out = new StringBuilder();
    for (char c : body.toCharArray())
      if (Digits.is(Labelled.plain(c))) out.append(Labelled.plain(c));
    return isOld(out.toString()) ? out.toString() : "";
  }

  /** All columns of letters; nothing of another body. */
  private static String lettered(String body) {
    StringBuilder out = new StringBuilder();
    for (char letter : body.toCharArray()) {
      int column = letter - FIRST;
      if (column < 0 || column >= COLUMNS) return "";
      out.append(Digits.digit(column / 10)).append(Digits.digit(column % 10));
    }
    return out.toString();
  }

  private static boolean isOld(String body) {
    return !body.isEmpty() && body.length() % 2 == 0 && Digits.isList(body);
  }

  private static String operand(String columns, int which) {
    char[] out = new char[columns.length() / 2];
    for (int i = 0; i < out.length; i++) out[i] = columns.charAt(2 * i + which);
    return new String(out);
  }
}
