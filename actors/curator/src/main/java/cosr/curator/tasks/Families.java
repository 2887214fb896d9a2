package cosr.curator.tasks;

import cosr.config.NearMisses;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The task families that there are, by name. */
public final class Families {
  private static final List<TaskFamily> ALL = create();

  private Families() {}

  /** The families that are built in, in the order of the tables. */
  public static List<TaskFamily> all() {
    return ALL;
  }

  /**
   * The family of this name, built in or brought by another module as a {@link FamilySource}; an
   * unknown one is refused with the names nearest to it.
   */
  public static TaskFamily named(String name) {
    List<String> names = new ArrayList<>();
    Optional<TaskFamily> found = find(name, names);
    if (found.isPresent()) return found.get();
    throw new IllegalArgumentException(
        "unknown task family '" + name + "'" + NearMisses.hint(name, names));
  }

  /** Whether there is a family of this name. */
  public static boolean isKnown(String name) {
    return find(name, new ArrayList<>()).isPresent();
  }

  private static Optional<TaskFamily> find(String name, List<String> seen) {
    for (TaskFamily family : ALL) {
      if (family.name().equals(name)) return Optional.of(family);
      seen.add(family.name());
    }
    for (FamilySource source : ServiceLoader.load(FamilySource.class)) {
      for (TaskFamily family : source.families()) {
        if (family.name().equals(name)) return Optional.of(family);
        seen.add(family.name());
      }
    }
    return Optional.empty();
  }

  /**
   * The task that a text sets: a prompt, or else plain words that a family reads. Empty where it is
   * none. Of several families the first in the order of the tables. A prompt in an older notation
   * is taken for the same task in today's.
   */
  public static Optional<Task> task(String text) {
    for (TaskFamily family : ALL) {
      try {
        return Optional.of(family.task(family.renewed(text)));
      } catch (IllegalArgumentException e) {
        // No prompt of this family.
      }
    }
    return ALL.stream().flatMap(family -> family.read(text).map(family::task).stream()).findFirst();
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
        new Program(List.of(doubling, prefixSum, sorting, reversal, increment)),
        new Subtraction(),
        new Multiplication(),
        new Comparison(),
        new Modulo(),
        new BooleanExpression(),
        new Countdown(),
        new Deduplication(),
        new Proof(),
        new CounterModel(),
        new Deduction(),
        new Abduction(),
        new Induction());
  }
}
