package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Labelled;
import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A boolean expression, read from the left without precedence: {@code taO} is (true and false) or
 * true. A literal is {@code t} or {@code f}, an operation with its second literal one letter:
 * {@code a} and, {@code o} or, {@code x} xor, a capital with true and a small one with false. The
 * answer {@code tft} has the value after each of them; the last one is verified. Level l has l + 1
 * operations. Prompt and answer are a {@link LabelledList}: operations and the values as states.
 *
 * <p>Prompts of older journals are plain, {@code btaO=}. They can be read, too.
 */
final class BooleanExpression extends LetteredFamily {
  private static final String LITERALS = "tf";
  private static final String OPERATIONS = "AaOoXx";
  private static final Pattern FORM = Pattern.compile("[tf][AaOoXx]{2,}");
  private static final List<String> SAID =
      List.of("and true", "and false", "or true", "or false", "xor true", "xor false");
  private static final Pattern PLAIN =
      Pattern.compile("(true|false)((?: (?:and|or|xor) (?:true|false))+)");

  BooleanExpression() {
    super("boolean", 'b');
  }

  @Override
  public String symbols() {
    return letter() + Labelled.all(LITERALS + OPERATIONS + Labelled.STOP);
  }

  @Override
  public String symbols(int rules) {
    return rules < Notation.LABELLED_SINCE ? letter() + LITERALS + OPERATIONS : symbols();
  }

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public int slack() {
    return 2;
  }

  @Override
  public String prompt(int level, Choices choices) {
    StringBuilder body = new StringBuilder(level + 2);
    body.append(LITERALS.charAt(choices.next(LITERALS.length())));
    for (int i = 0; i <= level; i++)
      body.append(OPERATIONS.charAt(choices.next(OPERATIONS.length())));
    return promptOf(body.toString());
  }

  @Override
  public long prompts(int level) {
    return Digits.times(LITERALS.length(), OPERATIONS.length(), level + 1);
  }

  @Override
  public int level(String prompt) {
    return expression(prompt).length() - 2;
  }

  @Override
  public String answer(String prompt) {
    String body = expression(prompt);
    StringBuilder out = new StringBuilder(body.length()).append(body.charAt(0));
    for (int i = 1; i < body.length(); i++) out.append(value(out.charAt(i - 1), body.charAt(i)));
    return answered(prompt, out.toString());
  }

  @Override
  public String renewed(String prompt) {
    return promptOf(expression(prompt));
  }

  private static char value(char left, char operation) {
    boolean x = left == 't';
    boolean z = Character.isUpperCase(operation);
    boolean value =
        switch (Character.toLowerCase(operation)) {
          case 'a' -> x && z;
          case 'o' -> x || z;
          default -> x != z;
        };
    return value ? 't' : 'f';
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.BOOLEAN;
  }

  @Override
  public Check check(String prompt) {
    String answer = answer(prompt);
    boolean value = Labelled.plain(answer.charAt(answer.length() - 1)) == 't';
    return check("boolean-equals", String.valueOf(value));
  }

  @Override
  public String gloss(String prompt) {
    String body = expression(prompt);
    StringBuilder out = new StringBuilder(body.startsWith("t") ? "true" : "false");
    for (int i = 1; i < body.length(); i++)
      out.append(' ').append(SAID.get(OPERATIONS.indexOf(body.charAt(i))));
    return out + " (from the left)";
  }

  @Override
  public Optional<String> read(String words) {
    Matcher said = PLAIN.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    String body = said.group(1).substring(0, 1) + letters(said.group(2));
    return FORM.matcher(body).matches() ? Optional.of(promptOf(body)) : Optional.empty();
  }

  private static String letters(String operations) {
    String out = operations;
    for (int i = 0; i < SAID.size(); i++)
      out = out.replace(" " + SAID.get(i), OPERATIONS.substring(i, i + 1));
    return out;
  }

  /** True and false are equally likely before an operation, so after it too. */
  @Override
  public double guessRate(int level) {
    return 0.5;
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(0, level + 1);
  }

  /** Without the last operation. */
  @Override
  public List<Task> decompose(Task task) {
    String body = expression(task.prompt());
    return task.cell().level() == 1
        ? List.of()
        : List.of(task(promptOf(body.substring(0, body.length() - 1))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String body = expression(task.prompt());
    String before = plain(answers.getFirst());
    char operation = body.charAt(body.length() - 1);
    return answered(task.prompt(), before + value(before.charAt(before.length() - 1), operation));
  }

  /** Literal and operations of a prompt. */
  private String expression(String prompt) {
    String body = body(prompt);
    boolean labelled = LabelledList.is(body);
    String plain = labelled ? plain(body.substring(0, body.length() - 1)) : body;
    if (!FORM.matcher(plain).matches()) throw noPrompt(prompt);
    if (labelled && !promptOf(plain).equals(prompt)) throw noPrompt(prompt);
    return plain;
  }

  private String promptOf(String expression) {
    List<String> operations = List.of(expression.substring(1).split(""));
    return write(LabelledList.write(expression.charAt(0), operations));
  }

  /** The values of all steps, as the prompt's notation has them. */
  private String answered(String prompt, String values) {
    String body = body(prompt);
    return LabelledList.is(body)
        ? LabelledList.answer(body, List.of(values.substring(1).split("")))
        : values;
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (char c : text.toCharArray()) out.append(Labelled.plain(c));
    return out.toString();
  }
}
