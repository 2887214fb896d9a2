package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * A boolean expression, read from the left without precedence: {@code bt&f|t=} is (true and false)
 * or true. The answer {@code t&f|t} has its value up to each literal in the literal's place; the
 * last one is verified. Level l has l + 1 operations, and so l + 2 literals.
 */
final class BooleanExpression extends LetteredFamily {
  private static final String LITERALS = "tf";
  private static final String OPERATIONS = "&|^";
  private static final Pattern FORM = Pattern.compile("[tf]([&|^][tf]){2,}");
  private static final List<String> WORDS = List.of("true", "false", "and", "or", "xor");

  BooleanExpression() {
    super("boolean", 'b');
  }

  @Override
  public String symbols() {
    return LITERALS + OPERATIONS + letter();
  }

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public int slack() {
    return 2;
  }

  @Override
  public String prompt(int level, Choices choices) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < level + 2; i++) {
      if (i > 0) body.append(OPERATIONS.charAt(choices.next(OPERATIONS.length())));
      body.append(LITERALS.charAt(choices.next(LITERALS.length())));
    }
    return write(body.toString());
  }

  @Override
  public long prompts(int level) {
    return Digits.times(
        LITERALS.length(), (long) OPERATIONS.length() * LITERALS.length(), level + 1);
  }

  @Override
  public int level(String prompt) {
    return checked(prompt).length() / 2 - 1;
  }

  @Override
  public String answer(String prompt) {
    StringBuilder out = new StringBuilder(checked(prompt));
    for (int i = 2; i < out.length(); i += 2)
      out.setCharAt(i, value(out.charAt(i - 2), out.charAt(i - 1), out.charAt(i)));
    return out.toString();
  }

  private static char value(char left, char operation, char right) {
    boolean x = left == 't';
    boolean z = right == 't';
    boolean value =
        switch (operation) {
          case '&' -> x && z;
          case '|' -> x || z;
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
    return check("boolean-equals", String.valueOf(answer(prompt).endsWith("t")));
  }

  @Override
  public String gloss(String prompt) {
    StringBuilder out = new StringBuilder();
    for (char symbol : checked(prompt).toCharArray())
      out.append(out.isEmpty() ? "" : " ").append(WORDS.get(symbols().indexOf(symbol)));
    return out + " (from the left)";
  }

  @Override
  public Optional<String> read(String words) {
    StringBuilder body = new StringBuilder();
    for (String word : PlainList.simple(words).split(" ")) {
      int which = WORDS.indexOf(word);
      if (which < 0) return Optional.empty();
      body.append(symbols().charAt(which));
    }
    return FORM.matcher(body).matches() ? Optional.of(write(body.toString())) : Optional.empty();
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
    String body = checked(task.prompt());
    return task.cell().level() == 1
        ? List.of()
        : List.of(task(write(body.substring(0, body.length() - 2))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String body = checked(task.prompt());
    String before = answers.getFirst();
    char operation = body.charAt(body.length() - 2);
    char last = body.charAt(body.length() - 1);
    return before + operation + value(before.charAt(before.length() - 1), operation, last);
  }

  private String checked(String prompt) {
    String body = body(prompt);
    if (!FORM.matcher(body).matches()) throw noPrompt(prompt);
    return body;
  }
}
