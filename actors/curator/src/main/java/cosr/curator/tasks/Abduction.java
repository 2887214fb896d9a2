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
 * An input of which a program makes an output: {@code An?o+3p9-p2=} asks for n where p becomes 2,
 * {@code 'p2o7n4'}. Level l has l lines that change something, see {@link StraightLine} and {@link
 * Gaps}. The program's input is a text of which the last character counts, so that before it there
 * is room for the values on the way; any text that gives the output is right. All of these but the
 * first can be undone in one way only. The Verifier runs the program in Python.
 */
final class Abduction extends LetteredFamily {
  private static final char QUOTE = '\'';
  private static final Pattern WORDS =
      Pattern.compile("find ([n-z]): (.*), and ([n-z]) is ([0-9]), modulo ten");
  private static final int IMAGES = Step.ALL.stream().mapToInt(s -> s.image().length()).sum();

  Abduction() {
    super("abduction", 'A');
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

  /** The outputs that the first line makes are equally likely. */
  @Override
  public String prompt(int level, Choices choices) {
    char input = Variables.draw(choices);
    List<Step> steps = new ArrayList<>(level);
    steps.add(Step.ALL.get(choices.next(Step.ALL.size())));
    String image = steps.getFirst().image();
    int made = Digits.at(image, choices.next(image.length()));
    for (int i = 1; i < level; i++) {
      Step step = Step.REVERSIBLE.get(choices.next(Step.REVERSIBLE.size()));
      steps.add(step);
      made = step.apply(made);
    }
    return promptOf(new StraightLine(input, Gaps.filled(steps, () -> Step.SAME, choices)), made);
  }

  private String promptOf(StraightLine program, int made) {
    return write(
        Variables.lined(program.input() + Lined.ASKED + program.lines(1) + program.last() + made));
  }

  @Override
  public long prompts(int level) {
    return level > Variables.MOST
        ? 0
        : Digits.times(
            (long) Variables.COUNT * IMAGES * Gaps.count(level, 1),
            Step.REVERSIBLE.size(),
            level - 1);
  }

  @Override
  public int level(String prompt) {
    return parse(prompt).program().level();
  }

  /** Of several inputs the smallest. */
  @Override
  public String answer(String prompt) {
    Parsed parsed = parse(prompt);
    StraightLine program = parsed.program();
    List<Integer> values = backwards(parsed);
    StringBuilder out = new StringBuilder().append(QUOTE);
    for (int line = values.size() - 1; line >= 0; line--)
      out.append(said(program, line, values.get(line)));
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
    String code =
        "def f(text):\n %c=int(text[-1])\n%s return %c\n"
            .formatted(program.input(), program.python(), program.last());
    return new Check(
        "python-input",
        1,
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("code", code, "output", String.valueOf(parsed.made())))));
  }

  @Override
  public String gloss(String prompt) {
    Parsed parsed = parse(prompt);
    StraightLine program = parsed.program();
    return "find %c: %s, and %c is %d, modulo ten"
        .formatted(program.input(), program.words(), program.last(), parsed.made());
  }

  /** Any digit makes one of the outputs of the first line, which are equally likely. */
  @Override
  public double guessRate(int level) {
    return Step.ALL.stream().mapToDouble(s -> 1.0 / s.image().length()).sum() / Step.ALL.size();
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(1, level);
  }

  /** Without the last line that changes something, whose input is said instead. */
  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of();
    Parsed parsed = parse(task.prompt());
    StraightLine shorter = parsed.program().shorter();
    List<Integer> values = backwards(parsed);
    return List.of(task(promptOf(shorter, values.get(shorter.steps().size()))));
  }

  @Override
  public String combine(Task task, List<String> answers) {
    Parsed parsed = parse(task.prompt());
    StraightLine program = parsed.program();
    List<Integer> values = backwards(parsed);
    StringBuilder out = new StringBuilder().append(QUOTE);
    for (int line = program.steps().size(); line > program.shorter().steps().size(); line--)
      out.append(said(program, line, values.get(line)));
    return out.append(answers.getFirst().substring(1)).toString();
  }

  /** The values of the variables, the input's first; of several the smallest. */
  private static List<Integer> backwards(Parsed parsed) {
    List<Integer> values = new ArrayList<>(List.of(parsed.made()));
    for (Step step : parsed.program().steps().reversed())
      values.addFirst(step.before(values.getFirst()));
    return values;
  }

  private record Parsed(StraightLine program, int made) {}

  @Override
  public Optional<String> read(String words) {
    Matcher said = WORDS.matcher(PlainList.simple(words));
    if (!said.matches()) return Optional.empty();
    int made = Integer.parseInt(said.group(4));
    return StraightLine.read(said.group(1).charAt(0), said.group(2))
        .filter(program -> said.group(3).charAt(0) == program.last() && makes(program, made))
        .map(program -> promptOf(program, made));
  }

  /** From one in plain characters. */
  @Override
  public String renewed(String prompt) {
    Parsed parsed = plain(prompt);
    return promptOf(parsed.program(), parsed.made());
  }

  private Parsed parse(String prompt) {
    Parsed parsed = plain(prompt);
    if (!promptOf(parsed.program(), parsed.made()).equals(prompt)) throw noPrompt(prompt);
    return parsed;
  }

  /** Whether all lines but the first can be undone in one way only, and the output comes out. */
  private static boolean makes(StraightLine program, int made) {
    List<Step> changing = program.steps().stream().filter(step -> !step.isSame()).toList();
    if (!Step.REVERSIBLE.containsAll(changing.subList(1, changing.size()))) return false;
    int value = made;
    for (Step step : changing.reversed().subList(0, changing.size() - 1))
      value = step.before(value);
    return changing.getFirst().image().indexOf(Digits.digit(value)) >= 0;
  }

  private Parsed plain(String prompt) {
    String body = Marked.plain(body(prompt));
    int end = body.length() - 2;
    if (end < 2 || !body.startsWith(Lined.ASKED, 1) || !Digits.is(body.charAt(end + 1)))
      throw noPrompt(prompt);
    try {
      char input = body.charAt(0);
      StraightLine program =
          StraightLine.of(input, Variables.after(input, 1), body.substring(2, end));
      int made = Digits.at(body, end + 1);
      if (body.charAt(end) != program.last()) throw noPrompt(prompt);
      if (!makes(program, made)) throw noPrompt(prompt);
      return new Parsed(program, made);
    } catch (IllegalArgumentException e) {
      throw noPrompt(prompt);
    }
  }
}
