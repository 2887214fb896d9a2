package cosr.runtime.verbs;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import cosr.runtime.datasets.OwnTasks;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Tasks;
import cosr.student.wording.Wording;

/**
 * Whether a model that a user brought can be asked what a run asks: all tasks of its exams, and of
 * each cell the longest task and some drawn ones. The rows of a dataset are looked at one by one
 * when they are taken down.
 */
final class Askable {
  /** Tasks of a cell of a family that are tried; any number of others may be drawn. */
  private static final int DRAWN = 6;

  /** Room that those must leave, since others are a little longer. */
  private static final int LEAST_ROOM = 16;

  private static final int SHOWN = 60;

  private final Settings settings;
  private final Wording wording;

  private Askable(Settings settings, Wording wording) {
    this.settings = settings;
    this.wording = wording;
  }

  /**
   * @throws UserError with one line that names a task which cannot be asked
   */
  static void prove(Settings settings) {
    if (!settings.student().brought()) return;
    Catalog catalog = Tasks.of(settings).catalog();
    try (Wording wording = Engines.wording(settings, catalog)) {
      new Askable(settings, wording).prove(catalog);
    }
  }

  private void prove(Catalog catalog) {
    for (Cell cell : catalog.cells()) {
      if (OwnTasks.ofRows(catalog.family(cell))) continue;
      ask(catalog.longest(cell), LEAST_ROOM);
      for (int i = 0; i < DRAWN; i++)
        ask(
            catalog.draw(cell, KeyedRandom.of(settings.run().seed(), "askable", cell, i)),
            LEAST_ROOM);
    }
    for (Task task : catalog.examPapers(settings.exams().perCell()).tasks()) ask(task, 1);
  }

  private void ask(Task task, int leastRoom) {
    String at = "the task '%s' of %s".formatted(shown(task.words()), task.cell());
    try {
      int[] prompt = wording.prompt(task.words(), "");
      int answerTokens = settings.student().answerTokens();
      int room = wording.room(prompt, answerTokens);
      if (room < Math.min(leastRoom, answerTokens))
        throw new UserError(
            "student.context: %s takes %,d tokens, which leaves %,d for an answer, and tasks of its cell may be longer: raise it, as far as the model goes, or lower tasks.levels"
                .formatted(at, prompt.length, room));
    } catch (IllegalArgumentException e) {
      throw new UserError("%s cannot be asked: %s".formatted(at, e.getMessage()), e);
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
