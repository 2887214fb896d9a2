package cosr.curator;

import cosr.protocol.Assignment;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fills sheets with tasks. A sheet names each task once while its cells have enough different ones,
 * since a group is known by its task.
 */
final class Drawing {
  /** Draws from one cell before another cell is tried. */
  private static final int TRIES = 16;

  private final long seed;
  private final TaskSource source;
  private final Policy policy;

  Drawing(long seed, TaskSource source, Policy policy) {
    this.seed = seed;
    this.source = source;
    this.policy = policy;
  }

  /**
   * @param effectiveCells over how many cells the draws are spread, in effect
   */
  record Drawn(List<Assignment> assignments, double effectiveCells) {}

  /** The same number of tasks of every cell that isn't set aside. */
  Drawn probe(CuratorState state, int index, int tasks) {
    List<Assignment> sheet = new ArrayList<>();
    Set<String> used = new TreeSet<>();
    for (CellModel c : state.cells()) {
      for (int i = 0; i < tasks && c.usable(); i++) {
        Task task = fresh(c, used, KeyedRandom.of(seed, "probe", index, sheet.size()));
        used.add(task.id());
        sheet.add(new Assignment(task, "probe", c.belief(), 1));
      }
    }
    if (tasks > 0) requireSome(sheet);
    return new Drawn(sheet, state.cells().stream().filter(CellModel::usable).count());
  }

  /** A round of practice: what waits for remediation first, then draws by the policy. */
  Drawn round(CuratorState state, int index, int prompts) {
    List<Assignment> sheet = new ArrayList<>();
    Set<String> used = new TreeSet<>();
    for (Assignment waiting : state.remedies()) {
      if (sheet.size() == prompts) break;
      sheet.add(waiting);
      used.add(waiting.task().id());
    }
    Allocation allocation = policy.allocate(state, index);
    if (allocation.empty()) allocation = new UniformPolicy().allocate(state, index);
    if (allocation.empty()) requireSome(List.of());
    double[] weights = allocation.probabilities();
    KeyedRandom cells = KeyedRandom.of(seed, "assign", index);
    while (sheet.size() < prompts) {
      KeyedRandom tasks = KeyedRandom.of(seed, "task", index, sheet.size());
      int cell = cells.pick(weights);
      Task task = fresh(state.cells().get(cell), used, tasks);
      for (int i = 1; i < TRIES && used.contains(task.id()); i++) {
        cell = cells.pick(weights);
        task = fresh(state.cells().get(cell), used, tasks);
      }
      used.add(task.id());
      Allocation.Share share = allocation.shares().get(cell);
      double belief = state.cells().get(cell).belief();
      sheet.add(new Assignment(task, share.reason(), belief, share.probability()));
    }
    return new Drawn(sheet, allocation.effectiveCells());
  }

  private Task fresh(CellModel c, Set<String> used, KeyedRandom random) {
    Task task = source.draw(c.cell(), random);
    for (int i = 1; i < TRIES && used.contains(task.id()); i++)
      task = source.draw(c.cell(), random);
    return task;
  }

  private static void requireSome(List<Assignment> sheet) {
    if (sheet.isEmpty())
      throw new IllegalStateException(
          "no task can be assigned: every cell is set aside; `cosr show` names the reasons");
  }
}
