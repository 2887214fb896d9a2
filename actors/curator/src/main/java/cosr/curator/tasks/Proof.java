package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Metamath proof in the database {@code letters}: {@code yⓒ0aⓑ1bⓒ2ⓐ=} asks for one of c from the
 * hypotheses 0, a implies b, 1, b implies c, and 2, a; answer {@code bcab20X1X}, modus ponens
 * ({@code X}) twice. Any proof is right. Level l has l steps, so l + 1 statements of a chain, which
 * are hypotheses in any order; there are 24 levels.
 */
final class Proof extends LetteredFamily {
  private static final int LEVELS = 24;
  private static final int STATEMENTS = 26;
  private static final char FIRST_CONCLUSION = 'ⓐ';
  private static final char STEP = 'X';
  private static final String LABELS = "0123456789ABCDEFGHIJKLMNO";
  private static final String STEPS = "([0-9A-O])([a-z])?([ⓐ-ⓩ])";
  private static final Pattern FORM = Pattern.compile("([ⓐ-ⓩ])((?:" + STEPS + "){2,25})");
  private static final Pattern HYPOTHESIS = Pattern.compile(STEPS);
  private static final Pattern PLAIN =
      Pattern.compile("prove ([a-z]) from ((?:[0-9a-o]: (?:[a-z] -> )?[a-z](?:, |$)){2,25})");

  /**
   * @param order the statements in the order of the chain, the goal last
   * @param places where the hypothesis that concludes each of them stands
   */
  private record Chain(String order, List<Integer> places) {}

  Proof() {
    super("proof", 'y');
  }

  @Override
  public String symbols() {
    StringBuilder out = new StringBuilder().append(letter());
    for (char c = 'a'; c <= 'z'; c++) out.append(c);
    for (int i = 0; i < STATEMENTS; i++) out.append((char) (FIRST_CONCLUSION + i));
    return out.append(LABELS).append(STEP).toString();
  }

  @Override
  public String prompt(int level, Choices choices) {
    if (level > LEVELS) throw new IllegalArgumentException("no level " + level + " of " + name());
    List<Character> left = new ArrayList<>();
    for (char c = 'a'; c <= 'z'; c++) left.add(c);
    StringBuilder order = new StringBuilder();
    for (int i = 0; i <= level; i++)
      order.append(left.remove(choices.next(left.size())).charValue());
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i <= level; i++) places.add(choices.next(i + 1), i);
    return write(order.toString(), places);
  }

  /**
   * @param which the statement that each hypothesis concludes, by its place in the chain
   */
  private String write(String order, List<Integer> which) {
    StringBuilder body = new StringBuilder().append(conclusion(order.charAt(order.length() - 1)));
    for (int i = 0; i < which.size(); i++) {
      int k = which.get(i);
      body.append(LABELS.charAt(i));
      if (k > 0) body.append(order.charAt(k - 1));
      body.append(conclusion(order.charAt(k)));
    }
    return write(body.toString());
  }

  private static char conclusion(char statement) {
    return (char) (FIRST_CONCLUSION + statement - 'a');
  }

  private static char statement(String conclusion) {
    return (char) ('a' + conclusion.charAt(0) - FIRST_CONCLUSION);
  }

  @Override
  public long prompts(int level) {
    if (level > LEVELS) return 0;
    double prompts = 1;
    for (int i = 0; i <= level; i++) prompts *= (STATEMENTS - i) * (i + 1.0);
    return (long) prompts;
  }

  @Override
  public int level(String prompt) {
    return chain(prompt).order().length() - 1;
  }

  @Override
  public String answer(String prompt) {
    Chain chain = chain(prompt);
    String order = chain.order();
    StringBuilder out = new StringBuilder();
    for (int k = order.length() - 1; k > 0; k--)
      out.append(order.charAt(k - 1)).append(order.charAt(k));
    for (int k = 0; k < order.length(); k++) {
      out.append(LABELS.charAt(chain.places().get(k)));
      if (k > 0) out.append(STEP);
    }
    return out.toString();
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.PROOF;
  }

  @Override
  public Check check(String prompt) {
    chain(prompt);
    StringBuilder hypotheses = new StringBuilder();
    Matcher next = HYPOTHESIS.matcher(body(prompt));
    while (next.find()) {
      if (!hypotheses.isEmpty()) hypotheses.append('\n');
      hypotheses
          .append(next.group(1))
          .append(" |- ")
          .append(
              next.group(2) == null
                  ? "v" + statement(next.group(3))
                  : "( v%s -> v%s )".formatted(next.group(2), statement(next.group(3))));
    }
    Map<String, String> parameters =
        Map.of(
            "database",
            "letters",
            "hypotheses",
            hypotheses.toString(),
            "conclusion",
            "|- v" + statement(body(prompt)));
    return new Check("metamath", 1, Collections.unmodifiableSortedMap(new TreeMap<>(parameters)));
  }

  @Override
  public String gloss(String prompt) {
    chain(prompt);
    List<String> said = new ArrayList<>();
    Matcher next = HYPOTHESIS.matcher(body(prompt));
    while (next.find())
      said.add(
          next.group(1)
              + ": "
              + (next.group(2) == null ? "" : next.group(2) + " -> ")
              + statement(next.group(3)));
    return "prove %s from %s".formatted(statement(body(prompt)), String.join(", ", said));
  }

  @Override
  public Optional<String> read(String words) {
    Matcher said = PLAIN.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    StringBuilder body = new StringBuilder().append(conclusion(said.group(1).charAt(0)));
    int place = 0;
    for (String hypothesis : said.group(2).split(", ")) {
      String statements = hypothesis.substring(3).replace(" -> ", "");
      body.append(LABELS.charAt(place++));
      if (statements.length() > 1) body.append(statements.charAt(0));
      body.append(conclusion(statements.charAt(statements.length() - 1)));
    }
    String prompt = write(body.toString());
    try {
      return gloss(prompt).equalsIgnoreCase(said.group()) ? Optional.of(prompt) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A proof names every statement and every hypothesis, so it is one of a single prompt. */
  @Override
  public double guessRate(int level) {
    return 1.0 / prompts(level);
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(0, level);
  }

  /** The proof of the statement before the goal, from the others. */
  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    Chain chain = chain(task.prompt());
    int goal = chain.order().length() - 1;
    List<Integer> which = new ArrayList<>(Collections.nCopies(goal + 1, 0));
    for (int k = 0; k <= goal; k++) which.set(chain.places().get(k), k);
    which.remove((Integer) goal);
    return List.of(task(write(chain.order().substring(0, goal), which)));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    Chain chain = chain(task.prompt());
    String order = chain.order();
    int last = chain.places().getLast();
    StringBuilder out = new StringBuilder(order.substring(order.length() - 2));
    for (char c : answers.getFirst().toCharArray()) {
      int place = LABELS.indexOf(c);
      out.append(place < last ? c : LABELS.charAt(place + 1));
    }
    return out.append(LABELS.charAt(last)).append(STEP).toString();
  }

  private Chain chain(String prompt) {
    String body = body(prompt);
    if (!FORM.matcher(body).matches()) throw noPrompt(prompt);
    Map<Character, Character> before = new TreeMap<>();
    Map<Character, Integer> places = new TreeMap<>();
    Matcher next = HYPOTHESIS.matcher(body);
    for (int place = 0; next.find(); place++) {
      char concluded = statement(next.group(3));
      boolean labelled = next.group(1).charAt(0) == LABELS.charAt(place);
      if (!labelled || places.put(concluded, place) != null) throw noPrompt(prompt);
      if (next.group(2) != null) before.put(concluded, next.group(2).charAt(0));
    }
    StringBuilder order = new StringBuilder();
    List<Integer> along = new ArrayList<>();
    Character now = statement(body);
    while (now != null) {
      Integer place = places.remove(now);
      if (place == null) throw noPrompt(prompt);
      order.append(now.charValue());
      along.add(place);
      now = before.get(now);
    }
    if (!places.isEmpty()) throw noPrompt(prompt);
    return new Chain(order.reverse().toString(), along.reversed());
  }
}
