package cosr.runtime.datasets;

import cosr.curator.tasks.Choices;
import cosr.curator.tasks.TaskFamily;
import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.protocol.Check;
import cosr.protocol.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rows of a file as a task family: its prompts are those of the rows and no others. */
final class DatasetFamily implements TaskFamily {
  /** Tokens that an attempt may have more than the answer and its end mark. */
  private static final int SLACK = 8;

  /** One to practise, one to hold out. */
  static final int LEAST = 2;

  /** Where all rows have the same answer, a guess still is none that explains everything. */
  private static final double MOST_GUESSED = 0.95;

  private record Placed(OwnRow row, int level) {}

  private final String name;
  private final SortedMap<Integer, List<OwnRow>> byLevel;
  private final Map<String, Placed> byPrompt = new HashMap<>();

  /**
   * @param byLevel rows of each level, levels from 1 on, no prompt twice
   */
  DatasetFamily(String name, SortedMap<Integer, List<OwnRow>> byLevel) {
    this.name = name;
    this.byLevel = new TreeMap<>(byLevel);
    byLevel.forEach(
        (level, rows) -> {
          for (OwnRow row : rows)
            if (byPrompt.put(row.prompt(), new Placed(row, level)) != null)
              throw new IllegalArgumentException(
                  "the prompt of row " + row.item().row() + " twice");
        });
  }

  @Override
  public String name() {
    return name;
  }

  private List<OwnRow> rows(int level) {
    return byLevel.getOrDefault(level, List.of());
  }

  @Override
  public String prompt(int level, Choices choices) {
    return rows(level).get(choices.next(rows(level).size())).prompt();
  }

  @Override
  public long prompts(int level) {
    return rows(level).size();
  }

  private Placed placed(String prompt) {
    Placed placed = byPrompt.get(prompt);
    if (placed == null) throw new IllegalArgumentException("no row of " + name + " asks this");
    return placed;
  }

  @Override
  public int level(String prompt) {
    return placed(prompt).level();
  }

  @Override
  public String answer(String prompt) {
    return placed(prompt).row().lesson();
  }

  @Override
  public int leastPrompts() {
    return LEAST;
  }

  @Override
  public int slack() {
    return SLACK;
  }

  /** Rows may have different forms: {@link #task} gives each its own. */
  @Override
  public AnswerForm form() {
    return rows(byLevel.firstKey()).getFirst().item().form();
  }

  @Override
  public Check check(String prompt) {
    return placed(prompt).row().item().check();
  }

  /** Those of all rows. */
  @Override
  public List<Check> checks(int level) {
    return rows(level).stream().map(row -> row.item().check()).toList();
  }

  @Override
  public String gloss(String prompt) {
    return placed(prompt).row().item().prompt().replaceAll("\\s+", " ");
  }

  /** The share of the answer that most rows of the level have. */
  @Override
  public double guessRate(int level) {
    Map<String, Integer> counts = new HashMap<>();
    int most = 0;
    for (OwnRow row : rows(level))
      most = Math.max(most, counts.merge(row.item().answer(), 1, Integer::sum));
    return most < 2 ? 0 : Math.min(MOST_GUESSED, (double) most / rows(level).size());
  }

  @Override
  public SortedMap<String, Integer> attributes(int level) {
    int digits = 0;
    for (OwnRow row : rows(level))
      digits = Math.max(digits, (int) row.prompt().chars().filter(Character::isDigit).count());
    return new TreeMap<>(Map.of("digits", digits, "operations", 1, "rows", rows(level).size()));
  }

  @Override
  public List<Task> decompose(Task task) {
    return List.of();
  }

  @Override
  public String combine(Task task, List<String> answers) {
    throw new IllegalArgumentException("a row has no parts");
  }

  @Override
  public Optional<String> longest(int level) {
    return rows(level).stream()
        .max(
            Comparator.comparingInt((OwnRow r) -> r.prompt().length() + 2 * r.lesson().length())
                .thenComparing(OwnRow::prompt))
        .map(OwnRow::prompt);
  }

  /** A row's own text, with or without the end that the notation adds. */
  @Override
  public Optional<String> read(String words) {
    String asked = words.strip();
    return Stream.of(asked + "=", asked).filter(byPrompt::containsKey).findFirst();
  }

  @Override
  public Task task(String prompt) {
    Placed placed = placed(prompt);
    Cell cell = new Cell(name, placed.level());
    OwnRow row = placed.row();
    return new Task(
        cell + "/" + digest(prompt),
        cell,
        prompt,
        gloss(prompt),
        row.item().form(),
        row.item().check(),
        row.lesson().length() + 1 + SLACK,
        guessRate(cell.level()));
  }

  private static String digest(String prompt) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(prompt.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** All rows, level by level. */
  List<OwnRow> rows() {
    List<OwnRow> all = new ArrayList<>();
    byLevel.values().forEach(all::addAll);
    return all;
  }
}
