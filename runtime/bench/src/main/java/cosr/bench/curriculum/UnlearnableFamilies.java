package cosr.bench.curriculum;

import cosr.curator.tasks.Families;
import cosr.curator.tasks.FamilySource;
import cosr.curator.tasks.TaskFamily;
import java.util.ArrayList;
import java.util.List;

/** {@code impossible-NAME} and {@code coin-NAME} for every built-in family NAME. */
public final class UnlearnableFamilies implements FamilySource {
  private static final List<TaskFamily> ALL = create();

  private static List<TaskFamily> create() {
    List<TaskFamily> all = new ArrayList<>();
    for (TaskFamily family : Families.all()) {
      all.add(new Impossible(family));
      all.add(new Coin(family));
    }
    return List.copyOf(all);
  }

  @Override
  public List<TaskFamily> families() {
    return ALL;
  }
}
