package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Task;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression that makes a target of numbers: {@code n73641=} asks for 7 out of 3, 6, 4 and 1,
 * answer {@code 3+4}. Each number may be used once, two of them at least; any expression that does
 * it is right. Level l has l + 1 numbers from 1 to 6, and the target, from 0 to 9, is the sum or
 * the difference of two of them.
 */
final class Countdown extends LetteredFamily {
  private static final int LEAST = 2;
  private static final Pattern FORM = Pattern.compile("[0-9][1-6]{2,}");
  private static final Pattern PLAIN =
      Pattern.compile("make ([0-9]) of ([1-6](?:[ ,]+[1-6]){1,63})");

  Countdown() {
    super("countdown", 'n');
  }

  @Override
  public String symbols() {
    return "n+-";
  }

  /** Room for two numbers more than the reference answer has. */
  @Override
  public int slack() {
    return 4;
  }

  /** The numbers are drawn alike, then the target alike among those that they can make. */
  @Override
  public String prompt(int level, Choices choices) {
    StringBuilder numbers = new StringBuilder(level + 1);
    for (int i = 0; i <= level; i++) numbers.append(Digits.digit(1 + choices.next(Pairs.LARGEST)));
    List<Integer> targets = Pairs.targets(Pairs.counts(numbers.toString()));
    return write(targets.get(choices.next(targets.size())) + numbers.toString());
  }

  @Override
  public long prompts(int level) {
    return CountdownCensus.of(level + 1).prompts();
  }

  @Override
  public int level(String prompt) {
    return checked(prompt).length() - 2;
  }

  /** Of the sums that make the target that with the smallest number, else of the differences. */
  @Override
  public String answer(String prompt) {
    String body = checked(prompt);
    return Pairs.expression(Pairs.counts(body.substring(1)), Digits.at(body, 0)).orElseThrow();
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.TEXT;
  }

  @Override
  public Check check(String prompt) {
    String body = checked(prompt);
    Map<String, String> parameters =
        Map.of(
            "numbers", Digits.spaced(body.substring(1)),
            "target", body.substring(0, 1),
            "least", String.valueOf(LEAST));
    return new Check(
        "expression-makes", 1, Collections.unmodifiableSortedMap(new TreeMap<>(parameters)));
  }

  @Override
  public String gloss(String prompt) {
    String body = checked(prompt);
    return "make %s of %s (two or more of them, each once)"
        .formatted(body.charAt(0), Digits.spaced(body.substring(1)));
  }

  @Override
  public Optional<String> read(String words) {
    Matcher said = PLAIN.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    String body = said.group(1) + said.group(2).replaceAll("[ ,]", "");
    return isSolvable(body) ? Optional.of(write(body)) : Optional.empty();
  }

  @Override
  public double guessRate(int level) {
    return CountdownCensus.of(level + 1).guessRate();
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(level + 2, 1);
  }

  /** One number less, which the answer does not need. */
  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    String body = checked(task.prompt());
    String needed = answer(task.prompt());
    for (int i = body.length() - 1; i > 0; i--) {
      String rest = body.substring(0, i) + body.substring(i + 1);
      if (isSolvable(rest) && answer(write(rest)).equals(needed)) return List.of(task(write(rest)));
    }
    throw new IllegalStateException("every number is needed: " + task.prompt());
  }

  @Override
  public String combine(Task task, List<String> answers) {
    return answers.getFirst();
  }

  private String checked(String prompt) {
    String body = body(prompt);
    if (!isSolvable(body)) throw noPrompt(prompt);
    return body;
  }

  private static boolean isSolvable(String body) {
    if (!FORM.matcher(body).matches()) return false;
    return Pairs.expression(Pairs.counts(body.substring(1)), Digits.at(body, 0)).isPresent();
  }
}
