package cosr.curator;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.util.List;

/** Where the Curator's tasks come from: training prompts only, never a held-out one. */
public interface TaskSource {
  /** All cells, in the order of the tables. */
  List<Cell> cells();

  /** Chance of a right answer by guessing in this cell, from 0 to 1. */
  double guessRate(Cell cell);

  /** A training task of the cell; the same key gives the same task. */
  Task draw(Cell cell, KeyedRandom random);

  /** Simpler tasks that lead to this one, most useful first; empty where there are none. */
  List<Task> decompose(Task task);
}
