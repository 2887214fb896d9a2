package cosr.curator.tasks;

import cosr.protocol.Placed;
import cosr.protocol.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.zip.Adler32;

/**
 * Operations applied in order to a list of three digits; level l has l of them. Sort, reverse,
 * increment of 3 1 4 is 1 3 4, 4 3 1, 5 4 2. Operations and digits are {@link Placed}: the prompt
 * has the operations, then {@link Placed#START} and the list; the answer repeats that mark and has
 * each operation before its result, and the last result is verified. {@link ProgramText} says how.
 *
 * <p>Prompts of older journals can be read, too: those without the mark, and plain ones, {@code
 * psri314=} with the answer {@code 134,431,542}.
 */
final class Program extends DigitFamily {
  private static final int LENGTH = 3;
  private final List<ListFamily> operations;

  /**
   * @param operations those that a program may have, in the order in which they are drawn
   */
  Program(List<ListFamily> operations) {
    super("program", 'p');
    this.operations = List.copyOf(operations);
  }

  @Override
  public String symbols() {
    return Placed.NOW.all();
  }

  @Override
  public String symbols(int rules) {
    return rules < Notation.LABELLED_SINCE ? Placed.FORMER.all() : symbols();
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
    StringBuilder body = new StringBuilder(level + LENGTH);
    for (int i = 0; i < level; i++)
      body.append(operations.get(choices.next(operations.size())).letter());
    return placed(body.append(Digits.draw(LENGTH, choices)).toString());
  }

  @Override
  public long prompts(int level) {
    return Digits.times(Digits.count(LENGTH), operations.size(), level);
  }

  @Override
  public int level(String prompt) {
    return parse(prompt).steps().size();
  }

  @Override
  public String answer(String prompt) {
    return ProgramText.answer(body(prompt), results(parse(prompt)));
  }

  @Override
  String expected(String prompt) {
    return results(parse(prompt)).getLast();
  }

  @Override
  public String renewed(String prompt) {
    parse(prompt);
    return placed(ProgramText.plain(body(prompt)));
  }

  @Override
  public String gloss(String prompt) {
    Parsed parsed = parse(prompt);
    return parsed.steps().stream().map(ListFamily::words).collect(Collectors.joining(", then "))
        + ": "
        + Digits.spaced(parsed.digits());
  }

  /** Two steps or more: one alone is said of its own family. */
  @Override
  public Optional<String> read(String words) {
    return PlainList.of(words)
        .filter(said -> said.digits().length() == LENGTH)
        .flatMap(said -> letters(said.what()).map(steps -> placed(steps + said.digits())));
  }

  private Optional<String> letters(String what) {
    List<String> steps = List.of(what.split(",? then ", -1));
    StringBuilder letters = new StringBuilder();
    for (String step : steps)
      for (ListFamily operation : operations)
        if (operation.isMeant(step)) letters.append(operation.letter());
    boolean all = steps.size() > 1 && letters.length() == steps.size();
    return all ? Optional.of(letters.toString()) : Optional.empty();
  }

  /**
   * Sorting makes some results likelier than one in a thousand. The likeliest result of a level has
   * 0.0020, 0.0024, 0.0023, 0.0023, 0.0021 at levels 1 to 5 (enumerated).
   */
  @Override
  public double guessRate(int level) {
    return 0.0024;
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    return attributes(LENGTH, level);
  }

  /** All operations but the last, as a program; and the last one, on the list that it meets. */
  @Override
  public List<Task> decompose(Task task) {
    Parsed parsed = parse(task.prompt());
    int last = parsed.steps().size() - 1;
    if (last < 1) return List.of();
    String letters = ProgramText.plain(body(task.prompt())).substring(0, last);
    ListFamily step = parsed.steps().get(last);
    String met = results(parsed).get(last - 1);
    return List.of(task(placed(letters + parsed.digits())), step.task(step.promptOf(met)));
  }

  /** The results of the first part, then that of the last operation. */
  @Override
  public String combine(Task task, List<String> answers) {
    List<String> results = new ArrayList<>(ProgramText.results(answers.get(0)));
    results.add(parse(task.prompt()).steps().getLast().result(answers.get(1)));
    return ProgramText.answer(body(task.prompt()), results);
  }

  /** The prompt of letters and digits. */
  private String placed(String plain) {
    int steps = plain.length() - LENGTH;
    String letters = plain.substring(0, steps);
    String digits = plain.substring(steps);
    int list = ProgramText.firstList(letters, digits);
    return write(ProgramText.body(Placed.NOW, ProgramText.filled(letters, digits), digits, list));
  }

  /** The prompt as it was before there were marks. */
  private String unmarked(String plain) {
    Adler32 sum = new Adler32();
    sum.update(plain.getBytes(StandardCharsets.US_ASCII));
    int list = (int) (sum.getValue() % Placed.FORMER.lists());
    int steps = plain.length() - LENGTH;
    return write(
        ProgramText.body(Placed.FORMER, plain.substring(0, steps), plain.substring(steps), list));
  }

  private record Parsed(List<ListFamily> steps, String digits) {}

  private Parsed parse(String prompt) {
    String body = ProgramText.plain(body(prompt));
    int split = body.length() - LENGTH;
    if (split < 1 || !Digits.isList(body.substring(split))) throw noPrompt(prompt);
    List<ListFamily> steps = new ArrayList<>(split);
    for (int i = 0; i < split; i++) steps.add(operation(body.charAt(i), prompt));
    List<String> written = List.of(placed(body), unmarked(body), write(body));
    if (!written.contains(prompt)) throw noPrompt(prompt);
    return new Parsed(steps, body.substring(split));
  }

  private ListFamily operation(char letter, String prompt) {
    for (ListFamily operation : operations) if (operation.letter() == letter) return operation;
    throw noPrompt(prompt);
  }

  private static List<String> results(Parsed parsed) {
    List<String> results = new ArrayList<>(parsed.steps().size());
    String digits = parsed.digits();
    for (ListFamily step : parsed.steps()) {
      digits = step.apply(digits);
      results.add(digits);
    }
    return results;
  }
}
