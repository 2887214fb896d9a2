package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Lined;
import cosr.protocol.Marked;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program from what it makes of two inputs: {@code Inn25n47o13o79p?=} shows that (2, 1) gives [5,
 * 3] and (4, 7) gives [7, 9], by argument; {@code f=lambda n,o,:[n+3,o+2,]} would do it. Level l
 * has l arguments, see {@link Shown}. The answer is a Python program. The Verifier runs it on
 * {@value #HIDDEN} other inputs, none of whose numbers are among those shown.
 */
final class Induction extends LetteredFamily {
  static final int HIDDEN = 4;
  private static final int COLUMN = 6;
  private static final String COMMA = ", ";
  private static final Pattern WORDS =
      Pattern.compile(
          "find a program of ([n-z, ]+): ([0-9, ]+) gives ([0-9, ]+), and ([0-9, ]+) gives ([0-9, ]+)");

  Induction() {
    super("induction", 'I');
  }

  @Override
  public String symbols() {
    return letter() + "f=lambda :[]" + Lined.VARIABLES + Lined.ofPairs();
  }

  @Override
  public double lessons() {
    return 1.5;
  }

  @Override
  public double reminders() {
    return 1;
  }

  @Override
  public String prompt(int level, Choices choices) {
    char first = Variables.draw(choices);
    List<Shown> columns = new ArrayList<>(level);
    for (int i = 0; i < level; i++) columns.add(Shown.ALL.get(choices.next(Shown.ALL.size())));
    return promptOf(first, Gaps.filled(columns, () -> Shown.same(choices), choices));
  }

  private String promptOf(char first, List<Shown> columns) {
    StringBuilder body = new StringBuilder(columns.size() * COLUMN).append(first);
    for (int i = 0; i < columns.size(); i++)
      body.append(columns.get(i).text(Variables.after(first, i)));
    body.append(Variables.after(first, columns.size())).append(Lined.ASKED);
    return write(Variables.lined(body.toString()));
  }

  @Override
  public long prompts(int level) {
    return level > Variables.MOST
        ? 0
        : Digits.times(
            Variables.COUNT * Gaps.count(level, Shown.SAME.size()), Shown.ALL.size(), level);
  }

  @Override
  public int level(String prompt) {
    return level(parse(prompt).columns());
  }

  private static int level(List<Shown> columns) {
    return (int) columns.stream().filter(shown -> !shown.isSame()).count();
  }

  @Override
  public String answer(String prompt) {
    Parsed parsed = parse(prompt);
    StringBuilder parameters = new StringBuilder();
    StringBuilder expressions = new StringBuilder();
    for (int i = 0; i < parsed.columns().size(); i++) {
      char name = parsed.names().charAt(i);
      parameters.append(Lined.parameter(name));
      expressions.append(Lined.expression(name, parsed.columns().get(i).python()));
    }
    return "f=lambda %s:[%s]".formatted(parameters, expressions);
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.PROGRAM;
  }

  @Override
  public Check check(String prompt) {
    List<Shown> columns = parse(prompt).columns();
    List<String> inputs = new ArrayList<>(HIDDEN);
    List<String> outputs = new ArrayList<>(HIDDEN);
    for (int pair = 0; pair < HIDDEN; pair++) {
      List<String> input = new ArrayList<>();
      List<String> output = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        int value = hidden(pair, i);
        input.add(String.valueOf(value));
        output.add(String.valueOf(columns.get(i).apply(value)));
      }
      inputs.add(String.join(",", input));
      outputs.add("[" + String.join(",", output) + "]");
    }
    return new Check(
        "python-pairs",
        1,
        Collections.unmodifiableSortedMap(
            new TreeMap<>(
                Map.of(
                    "inputs", String.join("\n", inputs), "outputs", String.join("\n", outputs)))));
  }

  /** Below 0 or above 9. */
  private static int hidden(int pair, int argument) {
    return pair == 0 ? -3 - 2 * argument : 7 + 6 * pair + 5 * argument;
  }

  @Override
  public String gloss(String prompt) {
    Parsed parsed = parse(prompt);
    return "find a program of %s: %s gives %s, and %s gives %s"
        .formatted(
            String.join(COMMA, parsed.names().split("")),
            each(parsed, Shown::first),
            each(parsed, shown -> shown.apply(shown.first())),
            each(parsed, Shown::second),
            each(parsed, shown -> shown.apply(shown.second())));
  }

  @Override
  public Optional<String> read(String words) {
    Matcher said = WORDS.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    List<String[]> lists = new ArrayList<>();
    for (int i = 1; i <= said.groupCount(); i++) lists.add(said.group(i).split(COMMA, -1));
    String[] names = lists.getFirst();
    if (lists.stream().anyMatch(list -> list.length != names.length)) return Optional.empty();
    StringBuilder body = new StringBuilder(names[0]);
    for (int i = 0; i < names.length; i++)
      for (int pair = 1; pair < lists.size(); pair += 2)
        body.append(names[i]).append(lists.get(pair)[i]).append(lists.get(pair + 1)[i]);
    body.append(Variables.after(names[0].charAt(0), names.length)).append(Lined.ASKED);
    try {
      return Optional.of(renewed(write(body.toString())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String each(Parsed parsed, Function<Shown, Integer> number) {
    return parsed.columns().stream()
        .map(number)
        .map(String::valueOf)
        .collect(Collectors.joining(COMMA));
  }

  /** The operation that is shown at the most inputs, for every argument; names are free. */
  @Override
  public double guessRate(int level) {
    long most =
        Shown.ALL.stream()
            .collect(Collectors.groupingBy(Shown::python, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    return Digits.power((double) most / Shown.ALL.size(), level) / Gaps.count(level, 1);
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(4 * level, level);
  }

  /** Without the last argument that is changed and those behind it. */
  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    Parsed parsed = parse(task.prompt());
    List<Shown> shorter = Gaps.shorter(parsed.columns(), Shown::isSame);
    return List.of(task(promptOf(parsed.names().charAt(0), shorter)));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    Parsed parsed = parse(task.prompt());
    List<Shown> columns = parsed.columns();
    StringBuilder parameters = new StringBuilder();
    StringBuilder expressions = new StringBuilder();
    for (int i = Gaps.shorter(columns, Shown::isSame).size(); i < columns.size(); i++) {
      char name = parsed.names().charAt(i);
      parameters.append(Lined.parameter(name));
      expressions.append(Lined.expression(name, columns.get(i).python()));
    }
    return answers.getFirst().replace(":", parameters + ":").replace("]", expressions + "]");
  }

  private record Parsed(String names, List<Shown> columns) {}

  /** From one in plain characters. */
  @Override
  public String renewed(String prompt) {
    Parsed parsed = plain(prompt);
    return promptOf(parsed.names().charAt(0), parsed.columns());
  }

  private Parsed parse(String prompt) {
    Parsed parsed = plain(prompt);
    if (!promptOf(parsed.names().charAt(0), parsed.columns()).equals(prompt))
      throw noPrompt(prompt);
    return parsed;
  }

  private Parsed plain(String prompt) {
    String body = Marked.plain(body(prompt));
    int count = (body.length() - 3) / COLUMN;
    if (count < 1 || count > Variables.MOST || body.length() != 3 + count * COLUMN)
      throw noPrompt(prompt);
    if (Lined.VARIABLES.indexOf(body.charAt(0)) < 0) throw noPrompt(prompt);
    String names = Variables.names(body.charAt(0), count);
    String end = Variables.after(body.charAt(0), count) + Lined.ASKED;
    if (!body.endsWith(end)) throw noPrompt(prompt);
    List<Shown> columns = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String column = body.substring(1 + i * COLUMN, 1 + (i + 1) * COLUMN);
      try {
        columns.add(Shown.of(names.charAt(i), column));
      } catch (IllegalArgumentException e) {
        throw noPrompt(prompt);
      }
    }
    if (!Gaps.fits(level(columns), count)) throw noPrompt(prompt);
    return new Parsed(names, columns);
  }
}
