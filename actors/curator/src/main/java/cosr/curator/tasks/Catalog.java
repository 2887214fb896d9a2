package cosr.curator.tasks;

import cosr.config.Settings;
import cosr.protocol.Cell;
import cosr.protocol.ExamPapers;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Rules;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cells of a run in the order of its tables, what can be drawn from them for training, and what
 * is held out. Immutable and thread-safe; a cell that it does not have is refused with {@link
 * IllegalArgumentException}.
 */
public final class Catalog {
  /** Exams are the same in all runs, so that runs can be compared: this stands for the seed. */
  private static final long EXAM_KEY = 20261122L;

  /** A level of a family that says nothing else is left out with fewer distinct prompts. */
  public static final int LEAST_PROMPTS = HoldOut.LEAST;

  /** A cell with more prompts than this is drawn from by trial, not enumerated. */
  private static final long ENUMERABLE = 10_000;

  private record Entry(TaskFamily family, int index, long size, SortedSet<String> heldOut) {}

  private final SortedMap<Cell, Entry> entries = new TreeMap<>();
  private final List<Cell> cells = new ArrayList<>();

  private final String symbols;

  private Catalog(List<? extends TaskFamily> families, int levels, String symbols) {
    this.symbols = symbols;
    SortedSet<String> names = new TreeSet<>();
    for (TaskFamily family : families) {
      if (!names.add(family.name()))
        throw new IllegalArgumentException("task family '" + family.name() + "' is named twice");
      int before = cells.size();
      for (int level = 1; level <= levels; level++) add(family, level);
      if (cells.size() == before)
        throw new IllegalArgumentException(
            "task family '" + family.name() + "' has no level up to " + levels);
    }
    if (cells.isEmpty()) throw new IllegalArgumentException("no task family is named");
  }

  /**
   * The families and levels that the settings name.
   *
   * @throws IllegalArgumentException for an unknown family, with the names nearest to it
   */
  public static Catalog create(Settings.Tasks settings) {
    return of(settings.families().stream().map(Families::named).toList(), settings.levels());
  }

  /** Levels 1 to {@code levels} of these families, but for those with fewer than 32 prompts. */
  public static Catalog of(List<TaskFamily> families, int levels) {
    return of(families, levels, "");
  }

  /**
   * The same.
   *
   * @param symbols characters that have tokens besides those of the families
   */
  public static Catalog of(List<? extends TaskFamily> families, int levels, String symbols) {
    return new Catalog(families, levels, symbols);
  }

  private void add(TaskFamily family, int level) {
    long size = family.prompts(level);
    if (size < family.leastPrompts()) return;
    SortedSet<String> heldOut =
        size < HoldOut.THIN
            ? HoldOut.of(Enumeration.prompts(family, level))
            : Collections.emptySortedSet();
    Cell cell = new Cell(family.name(), level);
    entries.put(cell, new Entry(family, cells.size(), size, heldOut));
    cells.add(cell);
  }

  /** Every character that has a token in the run, in the order of the tokens. */
  public String alphabet() {
    return Notation.alphabetOf(
        entries.values().stream().map(Entry::family).distinct().toList(), Rules.NUMBER, symbols);
  }

  /** All cells, in the order of the tables: by family as the settings name them, then by level. */
  public List<Cell> cells() {
    return Collections.unmodifiableList(cells);
  }

  /** The cell's place in {@link #cells}. */
  public int index(Cell cell) {
    return entry(cell).index();
  }

  /** Whether the run has the cell. */
  public boolean has(Cell cell) {
    return entries.containsKey(cell);
  }

  /** The family of a cell. */
  public TaskFamily family(Cell cell) {
    return entry(cell).family();
  }

  /** How many distinct prompts the cell has, held out or not; {@code Long.MAX_VALUE} for more. */
  public long size(Cell cell) {
    return entry(cell).size();
  }

  /** How many of them are held out; of a cell that is not enumerated, about. */
  public long heldOutSize(Cell cell) {
    Entry entry = entry(cell);
    return entry.size() < HoldOut.THIN ? entry.heldOut().size() : entry.size() / HoldOut.SHARE;
  }

  /** Whether a prompt of the cell is for exams alone. */
  public boolean heldOut(Cell cell, String prompt) {
    Entry entry = entry(cell);
    return entry.size() < HoldOut.THIN
        ? entry.heldOut().contains(prompt)
        : HoldOut.byChecksum(prompt);
  }

  /** A task for training: never a held-out one. */
  public Task draw(Cell cell, KeyedRandom random) {
    return family(cell).task(drawPrompt(cell, random));
  }

  /** The prompt of {@link #draw}, without the rest. */
  String drawPrompt(Cell cell, KeyedRandom random) {
    return drawPrompt(cell, random, false);
  }

  private String drawPrompt(Cell cell, KeyedRandom random, boolean heldOut) {
    TaskFamily family = family(cell);
    while (true) {
      String prompt = family.prompt(cell.level(), random::nextInt);
      if (heldOut(cell, prompt) == heldOut) return prompt;
    }
  }

  /** A training task of the cell to show to people; always the same. */
  public Task example(Cell cell) {
    return draw(cell, KeyedRandom.of(EXAM_KEY, "example", cell));
  }

  /** A task of the cell that takes the most tokens with its answer, or one like all others. */
  public Task longest(Cell cell) {
    return family(cell)
        .longest(cell.level())
        .map(family(cell)::task)
        .orElseGet(() -> example(cell));
  }

  /** The task of this run whose prompt or gloss a text is; empty for other texts. */
  public Optional<Task> task(String text) {
    for (TaskFamily family : entries.values().stream().map(Entry::family).distinct().toList()) {
      try {
        return Optional.of(family.task(text));
      } catch (IllegalArgumentException e) {
        Optional<String> prompt = family.read(text);
        if (prompt.isPresent()) return prompt.map(family::task);
      }
    }
    return Optional.empty();
  }

  /**
   * The parts of a task that may be trained on: easier tasks of cells that the run has, without
   * held-out ones. Empty where there are none.
   */
  public List<Task> decompose(Task task) {
    return family(task.cell()).decompose(task).stream()
        .filter(part -> has(part.cell()) && !heldOut(part.cell(), part.prompt()))
        .toList();
  }

  /**
   * The exam: up to {@code perCell} held-out tasks of each cell that can be learned, no prompt
   * twice; a cell with fewer held-out prompts gives them all. The same in every run, and a shorter
   * exam is the start of a longer one, cell by cell.
   */
  public ExamPapers examPapers(int perCell) {
    List<Task> tasks =
        cells.stream()
            .filter(cell -> family(cell).learnable())
            .flatMap(cell -> heldOutPrompts(cell, perCell).stream().map(family(cell)::task))
            .toList();
    return () -> tasks;
  }

  private List<String> heldOutPrompts(Cell cell, int count) {
    KeyedRandom random = KeyedRandom.of(EXAM_KEY, "exam", cell);
    if (size(cell) > ENUMERABLE) {
      if (count > ENUMERABLE / 10)
        throw new IllegalArgumentException(count + " exam tasks a cell are too many");
      SortedSet<String> seen = new TreeSet<>();
      List<String> drawn = new ArrayList<>();
      while (drawn.size() < count) {
        String prompt = drawPrompt(cell, random, true);
        if (seen.add(prompt)) drawn.add(prompt);
      }
      return drawn;
    }
    List<String> all =
        new ArrayList<>(
            Enumeration.prompts(family(cell), cell.level()).stream()
                .filter(prompt -> heldOut(cell, prompt))
                .toList());
    int kept = Math.min(count, all.size());
    for (int i = 0; i < kept; i++) Collections.swap(all, i, i + random.nextInt(all.size() - i));
    return List.copyOf(all.subList(0, kept));
  }

  private Entry entry(Cell cell) {
    Entry entry = entries.get(cell);
    if (entry == null) throw new IllegalArgumentException("no cell " + cell + " in this run");
    return entry;
  }
}
