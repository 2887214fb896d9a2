package cosr.runtime.node;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.CuratorCore;
import cosr.curator.TaskSource;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import cosr.runtime.datasets.OwnTasks;
import java.util.List;

/** The catalog as the Curator sees it: without the held-out prompts. */
public record Tasks(Catalog catalog) implements TaskSource {
  /** Assignments and outcomes of the probes go in one message each. */
  private static final int MOST_PROBES = 450;

  private static final int MOST_ATTEMPTS = 5000;

  /**
   * The tasks that the settings name, those of a dataset among them; an unknown family is refused
   * with the names nearest to it.
   */
  public static Tasks of(Settings settings) {
    try {
      return new Tasks(OwnTasks.catalog(settings));
    } catch (IllegalArgumentException e) {
      throw new UserError("tasks.families: " + e.getMessage(), e);
    }
  }

  /** Refuses settings for which tasks or exams cannot be made, or do not fit into messages. */
  public static void prove(Settings settings) {
    Catalog catalog = of(settings).catalog();
    long probes = (long) catalog.cells().size() * settings.curriculum().probes();
    if (probes > MOST_PROBES || probes * settings.sampling().samples() > MOST_ATTEMPTS)
      throw new UserError(
          "curriculum.probes: %d probes of %d attempts are too many for one sheet (at most %d probes and %d attempts): choose fewer probes, cells or samples"
              .formatted(probes, settings.sampling().samples(), MOST_PROBES, MOST_ATTEMPTS));
    List<Task> exam;
    try {
      exam = catalog.examPapers(settings.exams().perCell()).tasks();
    } catch (IllegalArgumentException e) {
      throw new UserError("exams.per-cell: " + e.getMessage(), e);
    }
    SheetWeights.prove(settings, catalog, exam);
  }

  /** The Curator of a run with these settings. */
  public static CuratorCore curator(Settings s) {
    return new CuratorCore(
        s.run().seed(),
        s.curriculum(),
        s.sampling().prompts(),
        s.sampling().samples(),
        s.run().rounds(),
        of(s));
  }

  @Override
  public List<Cell> cells() {
    return catalog.cells();
  }

  @Override
  public double guessRate(Cell cell) {
    return catalog.family(cell).guessRate(cell.level());
  }

  @Override
  public Task draw(Cell cell, KeyedRandom random) {
    return catalog.draw(cell, random);
  }

  @Override
  public List<Task> decompose(Task task) {
    return catalog.decompose(task);
  }
}
