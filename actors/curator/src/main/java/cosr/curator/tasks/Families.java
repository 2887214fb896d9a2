package cosr.curator.tasks;

import cosr.config.NearMisses;
import java.util.List;

/** The task families that there are. */
public final class Families {
  private static final List<TaskFamily> ALL = create();

  private Families() {}

  /** All families, in the order of the tables. */
  public static List<TaskFamily> all() {
    return ALL;
  }

  /** The family of this name; an unknown one is refused with the names nearest to it. */
  public static TaskFamily named(String name) {
    for (TaskFamily family : ALL) if (family.name().equals(name)) return family;
    List<String> names = ALL.stream().map(TaskFamily::name).toList();
    throw new IllegalArgumentException(
        "unknown task family '" + name + "'" + NearMisses.hint(name, names));
  }

  private static List<TaskFamily> create() {
    ListFamily doubling = new Doubling();
    ListFamily prefixSum = new PrefixSum();
    ListFamily sorting = new Sorting();
    ListFamily reversal = new Reversal();
    ListFamily increment = new Increment();
    return List.of(
        new Addition(),
        doubling,
        prefixSum,
        sorting,
        reversal,
        increment,
        new KeepOdd(),
        // Keep-odd is left out: it empties most lists within a few steps.
        new Program(List.of(doubling, prefixSum, sorting, reversal, increment)));
  }
}
