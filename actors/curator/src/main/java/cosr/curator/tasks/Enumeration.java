package cosr.curator.tasks;

import java.util.ArrayList;
import java.util.List;

/** All rows of choices that a generator can meet, one after the other, like an odometer. */
final class Enumeration implements Choices {
  private final List<int[]> wheels = new ArrayList<>();
  private int position;

  private Enumeration() {}

  /** All prompts of a level, in the order of their choices; the level must have few. */
  static List<String> prompts(TaskFamily family, int level) {
    Enumeration choices = new Enumeration();
    List<String> prompts = new ArrayList<>();
    do prompts.add(family.prompt(level, choices));
    while (choices.advance());
    return prompts.stream().distinct().toList();
  }

  @Override
  public int next(int bound) {
    if (position == wheels.size()) wheels.add(new int[] {0, bound});
    return wheels.get(position++)[0];
  }

  private boolean advance() {
    position = 0;
    while (!wheels.isEmpty()) {
      int[] last = wheels.getLast();
      if (++last[0] < last[1]) return true;
      wheels.removeLast();
    }
    return false;
  }
}
