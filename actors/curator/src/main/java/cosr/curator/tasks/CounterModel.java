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
import java.util.regex.Pattern;

/**
 * A propositional formula, which is valid or has one counter-model: {@code wtaB,tft=} says that a
 * is true, b the same as a and c the opposite of b, so that a is true, b false and c true. Answer
 * {@code ttf}, the values under which that is false, or {@code valid}. Level l has l + 2 variables,
 * of which the last three are concluded; there are 24 levels.
 */
final class CounterModel extends LetteredFamily {
  private static final int MORE = 2;
  private static final int LEVELS = 24;
  private static final int CONCLUDED = 3;
  private static final char SO = ',';
  private static final String VALID = "valid";
  private static final Pattern FORM = Pattern.compile("[tf][a-zA-Z]{2,25},[tf]{3}");

  CounterModel() {
    super("counter-model", 'w');
  }

  @Override
  public String symbols() {
    StringBuilder out = new StringBuilder().append(letter()).append("tf").append(VALID);
    for (char c = 'a'; c < 'z'; c++) out.append(c).append(Character.toUpperCase(c));
    return out.toString();
  }

  @Override
  public String prompt(int level, Choices choices) {
    if (level > LEVELS) throw new IllegalArgumentException("no level " + level + " of " + name());
    StringBuilder body = new StringBuilder().append(truth(choices.next(2) == 0));
    for (int i = 1; i < level + MORE; i++) {
      char earlier = variable(choices.next(i));
      body.append(choices.next(2) == 0 ? earlier : Character.toUpperCase(earlier));
    }
    body.append(SO);
    for (int i = 0; i < CONCLUDED; i++) body.append(truth(choices.next(2) == 0));
    return write(body.toString());
  }

  private static char truth(boolean value) {
    return value ? 't' : 'f';
  }

  private static char variable(int place) {
    return (char) ('a' + place);
  }

  @Override
  public long prompts(int level) {
    if (level > LEVELS) return 0;
    double prompts = 1 << (1 + CONCLUDED);
    for (int i = 1; i < level + MORE; i++) prompts *= 2.0 * i;
    return (long) prompts;
  }

  @Override
  public int level(String prompt) {
    return checked(prompt).indexOf(SO) - MORE;
  }

  @Override
  public String answer(String prompt) {
    return answer(prompt, values(premises(prompt)));
  }

  private String answer(String prompt, String values) {
    return values.endsWith(concluded(prompt)) ? VALID : values;
  }

  /** What the premises make of the variables. */
  private static String values(String premises) {
    StringBuilder out = new StringBuilder();
    for (char c : premises.toCharArray()) out.append(value(c, out));
    return out.toString();
  }

  private static char value(char premise, CharSequence before) {
    if (before.isEmpty()) return premise;
    boolean earlier = before.charAt(Character.toLowerCase(premise) - 'a') == 't';
    return truth(earlier == Character.isLowerCase(premise));
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.TEXT;
  }

  @Override
  public Check check(String prompt) {
    String premises = premises(prompt);
    String concluded = concluded(prompt);
    StringBuilder declarations = new StringBuilder();
    StringBuilder formula = new StringBuilder("(=> (and");
    for (int i = 0; i < premises.length(); i++) {
      declarations.append("(declare-const ").append(variable(i)).append(" Bool)");
      formula.append(' ').append(premise(premises.charAt(i), i));
    }
    formula.append(") (and");
    for (int i = 0; i < CONCLUDED; i++)
      formula
          .append(' ')
          .append(premise(concluded.charAt(i), premises.length() - CONCLUDED + i, true));
    Map<String, String> parameters =
        Map.of("declarations", declarations.toString(), "formula", formula.append("))").toString());
    return new Check("smt", 1, Collections.unmodifiableSortedMap(new TreeMap<>(parameters)));
  }

  private static String premise(char said, int place) {
    return premise(said, place, place == 0);
  }

  private static String premise(char said, int place, boolean literal) {
    char variable = variable(place);
    if (literal) return said == 't' ? "" + variable : "(not " + variable + ")";
    return Character.isLowerCase(said)
        ? "(= %s %s)".formatted(variable, said)
        : "(= %s (not %s))".formatted(variable, Character.toLowerCase(said));
  }

  @Override
  public String gloss(String prompt) {
    String premises = premises(prompt);
    String concluded = concluded(prompt);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < premises.length(); i++) {
      char c = premises.charAt(i);
      said.add(variable(i) + (i == 0 ? literal(c) : related(c)));
    }
    List<String> so = new ArrayList<>();
    for (int i = 0; i < CONCLUDED; i++)
      so.add(variable(premises.length() - CONCLUDED + i) + literal(concluded.charAt(i)));
    return "is it so: %s, so %s".formatted(String.join(", ", said), String.join(", ", so));
  }

  private static String literal(char value) {
    return value == 't' ? " is true" : " is false";
  }

  private static String related(char premise) {
    return Character.isLowerCase(premise)
        ? " is " + premise
        : " is not " + Character.toLowerCase(premise);
  }

  @Override
  public Optional<String> read(String words) {
    String said = PlainList.simple(words);
    String[] halves = said.split(", so ", -1);
    if (halves.length != 2 || !said.startsWith("is it so: ")) return Optional.empty();
    StringBuilder body = new StringBuilder();
    for (String part : halves[0].substring(10).split(", ")) body.append(said(part));
    body.append(SO);
    for (String part : halves[1].split(", ")) body.append(said(part));
    String prompt = write(body.toString());
    try {
      return gloss(prompt).equals(said) ? Optional.of(prompt) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String said(String part) {
    String what = part.replaceFirst("^[a-z] is ", "");
    if (what.startsWith("not ")) return what.substring(4).toUpperCase(java.util.Locale.ROOT);
    return what.equals("true") || what.equals("false") ? what.substring(0, 1) : what;
  }

  /** One in eight formulas is valid; each counter-model is less likely. */
  @Override
  public double guessRate(int level) {
    return 0.125;
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(0, level + MORE);
  }

  /** Without the last variable, and with a conclusion that is false: its answer is the values. */
  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    String premises = premises(task.prompt());
    String fewer = premises.substring(0, premises.length() - 1);
    String values = values(fewer);
    StringBuilder opposite = new StringBuilder();
    for (char c : values.substring(values.length() - CONCLUDED).toCharArray())
      opposite.append(truth(c == 'f'));
    return List.of(task(write(fewer + SO + opposite)));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String premises = premises(task.prompt());
    String before = answers.getFirst();
    return answer(task.prompt(), before + value(premises.charAt(premises.length() - 1), before));
  }

  private String premises(String prompt) {
    String body = checked(prompt);
    return body.substring(0, body.indexOf(SO));
  }

  private String concluded(String prompt) {
    String body = checked(prompt);
    return body.substring(body.indexOf(SO) + 1);
  }

  private String checked(String prompt) {
    String body = body(prompt);
    if (!FORM.matcher(body).matches()) throw noPrompt(prompt);
    for (int i = 1; body.charAt(i) != SO; i++)
      if (Character.toLowerCase(body.charAt(i)) - 'a' >= i) throw noPrompt(prompt);
    return body;
  }
}
