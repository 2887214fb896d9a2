package cosr.curator.tasks;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lessons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Training prompts of levels 1 and 2 with their reference answers; keyed by seed and step. A cell
 * is drawn by the {@link TaskFamily#lessons weight} of its family, one of level 2 half as often
 * again. Thread-safe.
 */
public final class WarmUpLessons implements Lessons {
  private static final int HARDEST = 2;
  private static final double HARDEST_WEIGHT = 1.5;
  private final Catalog catalog;
  private final List<Cell> cells;
  private final double[] weights;
  private final long seed;
  private final int batch;

  /**
   * @param batch rows a step
   */
  public WarmUpLessons(Catalog catalog, long seed, int batch) {
    this.catalog = catalog;
    this.cells =
        catalog.cells().stream()
            .filter(cell -> cell.level() <= HARDEST && catalog.family(cell).learnable())
            .toList();
    if (cells.isEmpty())
      throw new IllegalArgumentException(
          "no family that can be learned has a level up to " + HARDEST);
    this.weights = cells.stream().mapToDouble(this::weight).toArray();
    this.seed = seed;
    this.batch = batch;
  }

  private double weight(Cell cell) {
    return catalog.family(cell).lessons() * (cell.level() == HARDEST ? HARDEST_WEIGHT : 1);
  }

  @Override
  public List<Row> rows(int step) {
    KeyedRandom random = KeyedRandom.of(seed, "lesson", step);
    List<Row> rows = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      Cell cell = cells.get(random.pick(weights));
      String prompt = catalog.drawPrompt(cell, random);
      rows.add(new Row(cell, prompt, catalog.family(cell).answer(prompt)));
    }
    return Collections.unmodifiableList(rows);
  }
}
