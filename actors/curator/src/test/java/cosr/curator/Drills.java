package cosr.curator;

import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A task source for tests: digits to reverse, with a fixed number of prompts a cell. */
record Drills(List<String> families, int levels, int prompts, double guess) implements TaskSource {
  static Drills of(int levels, String... families) {
    return new Drills(List.of(families), levels, 100_000, 0);
  }

  @Override
  public List<Cell> cells() {
    List<Cell> out = new ArrayList<>();
    for (String f : families) for (int l = 1; l <= levels; l++) out.add(new Cell(f, l));
    return out;
  }

  @Override
  public double guessRate(Cell cell) {
    return guess;
  }

  @Override
  public Task draw(Cell cell, KeyedRandom random) {
    return task(cell, random.nextInt(prompts));
  }

  Task task(Cell cell, int number) {
    String digits = String.format("%012d", number);
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put("expected", new StringBuilder(digits).reverse().toString());
    parameters.put("letter", "r");
    return new Task(
        cell + "/" + number,
        cell,
        "r:" + digits + "=",
        "reverse the list of digits " + digits,
        AnswerForm.DIGITS,
        new Check("digits-equal", 1, parameters),
        16,
        guess);
  }

  @Override
  public List<Task> decompose(Task task) {
    if (task.cell().level() == 1) return List.of(task(new Cell("not-in-the-run", 1), 1));
    Cell below = new Cell(task.cell().family(), task.cell().level() - 1);
    return List.of(task(below, 1), task(below, 2), task(below, 3));
  }
}
