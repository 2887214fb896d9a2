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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program makes of an input: {@code Dn4n+3o9-p?=} is {@code 'n4o7p2'}. Level l has l lines,
 * see {@link StraightLine}; the program's output is the text of all variables with their values,
 * and the answer is that literal. The Verifier runs the program in Python.
 */
final class Deduction extends LetteredFamily {
  private static final int KEEP_ZERO = 8;
  private static final char QUOTE = '\'';
  private static final Pattern WORDS =
      Pattern.compile("with ([n-z]) = ([0-9]): (.*); what are they, modulo ten\\?");

  Deduction() {
    super("deduction", 'D');
  }

  @Override
  public String symbols() {
    return letter() + "'" + Lined.VARIABLES + Lined.ofPrograms();
  }

  @Override
  public double reminders() {
    return 1;
  }

  /** An answer is as long as its prompt makes it, so little more is of use. */
  @Override
  public int slack() {
    return 2;
  }

  @Override
  public String prompt(int level, Choices choices) {
    char input = Variables.draw(choices);
    int given = choices.next(10);
    List<Step> steps = new ArrayList<>(level);
    for (int i = 0; i < level; i++) steps.add(Step.ALL.get(choices.next(Step.ALL.size())));
    return promptOf(new StraightLine(input, Gaps.filled(steps, () -> Step.SAME, choices)), given);
  }

  private String promptOf(StraightLine program, int given) {
    return write(
        Variables.lined(
            program.input() + "" + given + program.lines(0) + program.last() + Lined.ASKED));
  }

  @Override
  public long prompts(int level) {
    return level > Variables.MOST
        ? 0
        : Digits.times(10L * Variables.COUNT * Gaps.count(level, 1), Step.ALL.size(), level);
  }

  @Override
  public int level(String prompt) {
    return parse(prompt).program().level();
  }

  @Override
  public String answer(String prompt) {
    Parsed parsed = parse(prompt);
    StraightLine program = parsed.program();
    StringBuilder out = new StringBuilder().append(QUOTE).append(said(program, 0, parsed.given()));
    List<Integer> values = program.values(parsed.given());
    for (int i = 0; i < values.size(); i++) out.append(said(program, i + 1, values.get(i)));
    return out.append(QUOTE).toString();
  }

  private static char said(StraightLine program, int line, int value) {
    return Lined.of(program.name(line), String.valueOf(value));
  }

  @Override
  public AnswerForm form() {
    return AnswerForm.TEXT;
  }

  @Override
  public Check check(String prompt) {
    Parsed parsed = parse(prompt);
    StraightLine program = parsed.program();
    StringBuilder said = new StringBuilder();
    for (int i = 0; i <= program.steps().size(); i++)
      said.append(program.name(i)).append('{').append(program.name(i)).append('}');
    String code =
        "def f(%c):\n%s return f'%s'\n".formatted(program.input(), program.python(), said);
    return new Check(
        "python-output",
        1,
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("code", code, "input", String.valueOf(parsed.given())))));
  }

  @Override
  public String gloss(String prompt) {
    Parsed parsed = parse(prompt);
    return "with %c = %d: %s; what are they, modulo ten?"
        .formatted(parsed.program().input(), parsed.given(), parsed.program().words());
  }

  /**
   * The likeliest text is all zeros in as many lines as there may be: {@value #KEEP_ZERO} steps
   * keep a zero, and no other value is followed by one of its own so often.
   */
  @Override
  public double guessRate(int level) {
    double zeros = Digits.power((double) KEEP_ZERO / Step.ALL.size(), level) / 10;
    return zeros * Gaps.longest(level) / Gaps.count(level, 1) / Variables.COUNT;
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(1, level);
  }

  /** Without the last line that changes something. */
  @Override
  public List<Task> decompose(Task task) {
    Parsed parsed = parse(task.prompt());
    return task.cell().level() == 1
        ? List.of()
        : List.of(task(promptOf(parsed.program().shorter(), parsed.given())));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    String before = answers.getFirst();
    int end = before.length() - 1;
    Parsed parsed = parse(task.prompt());
    StraightLine program = parsed.program();
    List<Step> steps = program.steps();
    int value = Digits.at(Lined.text(before.charAt(end - 1)), 1);
    StringBuilder out = new StringBuilder(before.substring(0, end));
    for (int line = program.shorter().steps().size(); line < steps.size(); line++) {
      value = steps.get(line).apply(value);
      out.append(said(program, line + 1, value));
    }
    return out.append(QUOTE).toString();
  }

  private record Parsed(StraightLine program, int given) {}

  @Override
  public Optional<String> read(String words) {
    Matcher said = WORDS.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    return StraightLine.read(said.group(1).charAt(0), said.group(3))
        .map(program -> promptOf(program, Integer.parseInt(said.group(2))));
  }

  /** From one in plain characters. */
  @Override
  public String renewed(String prompt) {
    Parsed parsed = plain(prompt);
    return promptOf(parsed.program(), parsed.given());
  }

  private Parsed parse(String prompt) {
    Parsed parsed = plain(prompt);
    if (!promptOf(parsed.program(), parsed.given()).equals(prompt)) throw noPrompt(prompt);
    return parsed;
  }

  private Parsed plain(String prompt) {
    String body = Marked.plain(body(prompt));
    int end = body.length() - 2;
    if (end < 2 || !Digits.is(body.charAt(1))) throw noPrompt(prompt);
    try {
      char input = body.charAt(0);
      StraightLine program = StraightLine.of(input, input, body.substring(2, end));
      if (!body.substring(end).equals(program.last() + Lined.ASKED)) throw noPrompt(prompt);
      return new Parsed(program, Digits.at(body, 1));
    } catch (IllegalArgumentException e) {
      throw noPrompt(prompt);
    }
  }
}
