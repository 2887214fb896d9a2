package cosr.curator.tasks;

import java.util.Comparator;
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
    List<String> near =
        ALL.stream()
            .map(TaskFamily::name)
            .sorted(Comparator.comparingInt(known -> distance(known, name)))
            .limit(3)
            .toList();
    throw new IllegalArgumentException(
        "unknown task family \""
            + name
            + "\"; near: "
            + String.join(", ", near)
            + "; all: "
            + String.join(", ", ALL.stream().map(TaskFamily::name).toList()));
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

  /** Insertions, deletions and replacements from one text to the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) row[j] = j;
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
