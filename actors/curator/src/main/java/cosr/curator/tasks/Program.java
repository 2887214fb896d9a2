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
 * each operation before its result, and the last result is verified. The first list's number
 * follows from the task, so that all numbers are met at every level.
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
    return Placed.all();
  }

  @Override
  public double lessons() {
    return 4;
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
    Parsed parsed = parse(prompt);
    List<String> results = results(parsed);
    String body = body(prompt);
    char first = body.charAt(0);
    if (!Placed.is(first)) return String.join(String.valueOf(Notation.SEPARATOR), results);
    StringBuilder out = new StringBuilder();
    int list = Placed.list(first);
    if (isMarked(body)) out.append(Placed.start(list));
    for (int i = 0; i < results.size(); i++) {
      out.append(Placed.operation(parsed.steps().get(i).letter(), list++));
      append(out, results.get(i), list);
    }
    return out.toString();
  }

  @Override
  String expected(String prompt) {
    return results(parse(prompt)).getLast();
  }

  @Override
  public String renewed(String prompt) {
    parse(prompt);
    return placed(plain(body(prompt)));
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
    String letters = plain(body(task.prompt())).substring(0, last);
    ListFamily step = parsed.steps().get(last);
    String met = results(parsed).get(last - 1);
    return List.of(task(placed(letters + parsed.digits())), step.task(step.promptOf(met)));
  }

  /** The first part with the numbers of the whole, then the last operation and its result. */
  @Override
  public String combine(Task task, List<String> answers) {
    char first = body(task.prompt()).charAt(0);
    ListFamily step = parse(task.prompt()).steps().getLast();
    String result = step.result(answers.get(1));
    if (!Placed.is(first)) return answers.get(0) + Notation.SEPARATOR + result;
    StringBuilder out = new StringBuilder();
    int list = Placed.list(first);
    int place = 0;
    for (char c : Placed.plain(answers.get(0)).toCharArray()) {
      if (Digits.is(c)) out.append(Placed.digit(c, list, place++));
      else if (c == Placed.START) out.append(Placed.start(list));
      else {
        out.append(Placed.operation(c, list++));
        place = 0;
      }
    }
    out.append(Placed.operation(step.letter(), list));
    append(out, result, list + 1);
    return out.toString();
  }

  private static void append(StringBuilder out, String digits, int list) {
    for (int place = 0; place < digits.length(); place++)
      out.append(Placed.digit(digits.charAt(place), list, place));
  }

  /** The prompt of letters and digits. */
  private String placed(String plain) {
    return placed(plain, true);
  }

  private String placed(String plain, boolean marked) {
    Adler32 sum = new Adler32();
    sum.update(plain.getBytes(StandardCharsets.UTF_8));
    int list = (int) (sum.getValue() % Placed.LISTS);
    StringBuilder out = new StringBuilder(plain.length());
    int steps = plain.length() - LENGTH;
    for (int i = 0; i < steps; i++) out.append(Placed.operation(plain.charAt(i), list + i));
    if (marked) out.append(Placed.start(list));
    append(out, plain.substring(steps), list);
    return write(out.toString());
  }

  private record Parsed(List<ListFamily> steps, String digits) {}

  private Parsed parse(String prompt) {
    String body = plain(body(prompt));
    int split = body.length() - LENGTH;
    if (split < 1 || !Digits.isList(body.substring(split))) throw noPrompt(prompt);
    List<ListFamily> steps = new ArrayList<>(split);
    for (int i = 0; i < split; i++) steps.add(operation(body.charAt(i), prompt));
    List<String> written = List.of(placed(body), placed(body, false), write(body));
    if (!written.contains(prompt)) throw noPrompt(prompt);
    return new Parsed(steps, body.substring(split));
  }

  /** Operations and digits alone. */
  private static String plain(String body) {
    return Placed.plain(body).replace(String.valueOf(Placed.START), "");
  }

  private static boolean isMarked(String body) {
    return Placed.plain(body).indexOf(Placed.START) > 0;
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
