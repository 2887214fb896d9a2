package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Implied;
import cosr.protocol.Implied.Kind;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Metamath proof in the database {@code letters}: of c from the hypotheses that a implies b, b
 * implies c, and a. Prompt and answer are {@link Implied} characters; the answer stands for the
 * labels {@code b c a b h.a h.ab X h.bc X}, modus ponens ({@code X}) twice. Any proof is right.
 * Level l has l steps, so l + 1 statements of a chain and as many hypotheses in any order; there
 * are 12 levels.
 */
final class Proof extends LetteredFamily {
  private static final int STATEMENTS = Implied.STATEMENTS.length();
  private static final Pattern PLAIN =
      Pattern.compile("prove ([a-m]) from ((?:(?:[a-m] -> )?[a-m](?:, |$)){2,13})");

  Proof() {
    super("proof", 'y');
  }

  @Override
  public String symbols() {
    return letter() + Implied.all();
  }

  @Override
  public String prompt(int level, Choices choices) {
    if (level >= STATEMENTS)
      throw new IllegalArgumentException("no level " + level + " of " + name());
    List<Character> left = new ArrayList<>();
    for (char c : Implied.STATEMENTS.toCharArray()) left.add(c);
    StringBuilder order = new StringBuilder();
    for (int i = 0; i <= level; i++)
      order.append(left.remove(choices.next(left.size())).charValue());
    List<Character> hypotheses = new ArrayList<>();
    for (int i = 0; i <= level; i++)
      hypotheses.add(choices.next(i + 1), hypothesis(order.toString(), i));
    return write(order.charAt(level), hypotheses);
  }

  /** What concludes a statement of the chain. */
  private static char hypothesis(String order, int place) {
    return place == 0
        ? Implied.of(Kind.FACT, order.charAt(0))
        : Implied.of(Kind.IMPLICATION, order.charAt(place - 1), order.charAt(place));
  }

  private String write(char goal, List<Character> hypotheses) {
    return write(
        Implied.of(Kind.GOAL, goal)
            + hypotheses.stream().map(String::valueOf).collect(Collectors.joining()));
  }

  @Override
  public long prompts(int level) {
    if (level >= STATEMENTS) return 0;
    double prompts = chains(level);
    for (int i = 1; i <= level; i++) prompts *= i + 1;
    return (long) prompts;
  }

  private static double chains(int level) {
    double chains = 1;
    for (int i = 0; i <= level; i++) chains *= STATEMENTS - i;
    return chains;
  }

  @Override
  public int level(String prompt) {
    return chain(prompt).length() - 1;
  }

  @Override
  public String answer(String prompt) {
    String order = chain(prompt);
    int goal = order.length() - 1;
    StringBuilder out = new StringBuilder().append(Implied.of(Kind.GOAL, order.charAt(goal)));
    for (int k = goal; k > 0; k--) out.append(step(Kind.STATEMENTS_OF_STEP, order, k));
    out.append(Implied.of(Kind.FACT_USED, order.charAt(0)));
    for (int k = 1; k <= goal; k++) out.append(step(Kind.STEP, order, k));
    return out.toString();
  }

  private static char step(Kind kind, String order, int place) {
    return Implied.of(kind, order.charAt(place - 1), order.charAt(place));
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.PROOF;
  }

  @Override
  public Check check(String prompt) {
    chain(prompt);
    String body = body(prompt);
    String hypotheses =
        body.chars().skip(1).mapToObj(c -> hypothesis((char) c)).collect(Collectors.joining("\n"));
    Map<String, String> parameters =
        Map.of(
            "database",
            "letters",
            "hypotheses",
            hypotheses,
            "conclusion",
            "|- v" + Implied.conclusion(body.charAt(0)));
    return new Check("metamath", 1, Collections.unmodifiableSortedMap(new TreeMap<>(parameters)));
  }

  private static String hypothesis(char c) {
    char to = Implied.conclusion(c);
    if (Implied.kind(c) == Kind.FACT) return "h.%s |- v%s".formatted(to, to);
    char from = Implied.premise(c);
    return "h.%s%s |- ( v%s -> v%s )".formatted(from, to, from, to);
  }

  @Override
  public String gloss(String prompt) {
    chain(prompt);
    String body = body(prompt);
    return "prove %s from %s"
        .formatted(
            Implied.conclusion(body.charAt(0)),
            body.chars().skip(1).mapToObj(c -> said((char) c)).collect(Collectors.joining(", ")));
  }

  private static String said(char c) {
    String to = String.valueOf(Implied.conclusion(c));
    return Implied.kind(c) == Kind.FACT ? to : Implied.premise(c) + " -> " + to;
  }

  @Override
  public Optional<String> read(String words) {
    Matcher said = PLAIN.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    List<Character> hypotheses =
        Arrays.stream(said.group(2).split(", "))
            .map(
                h ->
                    h.length() == 1
                        ? Implied.of(Kind.FACT, h.charAt(0))
                        : Implied.of(Kind.IMPLICATION, h.charAt(0), h.charAt(h.length() - 1)))
            .toList();
    String prompt = write(said.group(1).charAt(0), hypotheses);
    return found(prompt).map(chain -> prompt);
  }

  /** A proof names the statements in their order, and is one of that chain alone. */
  @Override
  public double guessRate(int level) {
    return 1 / chains(level);
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(0, level);
  }

  /** The proof of the statement before the goal, from the other hypotheses. */
  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    String order = chain(task.prompt());
    int goal = order.length() - 1;
    List<Character> hypotheses = new ArrayList<>();
    for (char c : body(task.prompt()).substring(1).toCharArray())
      if (c != hypothesis(order, goal)) hypotheses.add(c);
    return List.of(task(write(order.charAt(goal - 1), hypotheses)));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String order = chain(task.prompt());
    int goal = order.length() - 1;
    return ""
        + Implied.of(Kind.GOAL, order.charAt(goal))
        + step(Kind.STATEMENTS_OF_STEP, order, goal)
        + answers.getFirst().substring(1)
        + step(Kind.STEP, order, goal);
  }

  /** The statements of a prompt in the order of the chain, the goal last. */
  private String chain(String prompt) {
    return found(prompt).orElseThrow(() -> noPrompt(prompt));
  }

  private Optional<String> found(String prompt) {
    String body = body(prompt);
    if (body.isEmpty() || !Implied.is(body.charAt(0)) || Implied.kind(body.charAt(0)) != Kind.GOAL)
      return Optional.empty();
    Map<Character, Character> concluding = new TreeMap<>();
    for (char c : body.substring(1).toCharArray())
      if (!isHypothesis(c) || concluding.put(Implied.conclusion(c), c) != null)
        return Optional.empty();
    StringBuilder order = new StringBuilder();
    char now = Implied.conclusion(body.charAt(0));
    while (true) {
      Character hypothesis = concluding.remove(now);
      if (hypothesis == null) return Optional.empty();
      order.append(now);
      if (Implied.kind(hypothesis) == Kind.FACT)
        return concluding.isEmpty() && order.length() > 1
            ? Optional.of(order.reverse().toString())
            : Optional.empty();
      now = Implied.premise(hypothesis);
    }
  }

  private static boolean isHypothesis(char c) {
    if (!Implied.is(c)) return false;
    return Implied.kind(c) == Kind.FACT || Implied.kind(c) == Kind.IMPLICATION;
  }
}
