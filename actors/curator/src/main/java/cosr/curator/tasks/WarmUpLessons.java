package cosr.curator.tasks;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lessons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Training prompts of levels 1 and 2 with their reference answers; keyed by seed and step. A cell
 * is drawn by the {@link TaskFamily#lessons weight} of its family, in practice by that of its
 * {@link TaskFamily#reminders}, one of level 2 half as often again. Thread-safe.
 */
public final class WarmUpLessons implements Lessons {
  private static final int HARDEST = 2;
  private static final double HARDEST_WEIGHT = 1.5;
  private final Catalog catalog;
  private final List<Cell> cells;
  private final double[] weights;
  private final double[] reminders;
  private final long seed;

  public WarmUpLessons(Catalog catalog, long seed) {
    this.catalog = catalog;
    this.cells =
        catalog.cells().stream()
            .filter(cell -> cell.level() <= HARDEST && catalog.family(cell).learnable())
            .toList();
    if (cells.isEmpty())
      throw new IllegalArgumentException(
          "no family that can be learned has a level up to " + HARDEST);
    this.weights = weights(TaskFamily::lessons);
    this.reminders = weights(TaskFamily::reminders);
    this.seed = seed;
  }

  private double[] weights(ToDoubleFunction<TaskFamily> ofFamily) {
    return cells.stream()
        .mapToDouble(
            cell ->
                ofFamily.applyAsDouble(catalog.family(cell))
                    * (cell.level() == HARDEST ? HARDEST_WEIGHT : 1))
        .toArray();
  }

  @Override
  public List<Row> rows(int step, int count) {
    return drawn(KeyedRandom.of(seed, "lesson", step), weights, count);
  }

  @Override
  public List<Row> reminders(int step, int count) {
    if (Arrays.stream(reminders).sum() == 0) return List.of();
    return drawn(KeyedRandom.of(seed, "reminder", step), reminders, count);
  }

  private List<Row> drawn(KeyedRandom random, double[] by, int count) {
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Cell cell = cells.get(random.pick(by));
      String prompt = catalog.drawPrompt(cell, random);
      rows.add(new Row(cell, prompt, catalog.family(cell).answer(prompt)));
    }
    return Collections.unmodifiableList(rows);
  }
}
