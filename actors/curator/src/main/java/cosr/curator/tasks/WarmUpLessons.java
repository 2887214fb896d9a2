package cosr.curator.tasks;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lessons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Training prompts of levels 1 and 2 with their reference answers, every cell equally often on
 * average; keyed by seed and step. Thread-safe.
 */
public final class WarmUpLessons implements Lessons {
  private static final int HARDEST = 2;
  private final Catalog catalog;
  private final List<Cell> cells;
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
    this.seed = seed;
    this.batch = batch;
  }

  @Override
  public List<Row> rows(int step) {
    KeyedRandom random = KeyedRandom.of(seed, "lesson", step);
    List<Row> rows = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      Cell cell = cells.get(random.nextInt(cells.size()));
      String prompt = catalog.drawPrompt(cell, random);
      rows.add(new Row(cell, prompt, catalog.family(cell).answer(prompt)));
    }
    return Collections.unmodifiableList(rows);
  }
}
