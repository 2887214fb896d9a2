package cosr.runtime.view;

import cosr.curator.CuratorEvent;
import cosr.curator.tasks.Notation;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.student.core.Packed;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.BatchJournaled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tasks as the Student solves them, and why the Curator chose them. Fed with a run's events in order. */
public final class Showcase {
  private static final int KEPT = 4;

  /**
   * An attempt and what became of it.
   *
   * @param right whether its verdict was {@code Correct}
   */
  public record Example(Cell cell, String gloss, String attempt, boolean right) {}

  private final Map<Integer, List<Assignment>> assigned = new TreeMap<>();
  private final Map<Integer, List<AttemptsRecorded>> attempts = new TreeMap<>();
  private final Deque<Example> examples = new ArrayDeque<>();
  private List<Assignment> newest = List.of();

  void take(Object event) {
    switch (event) {
      case CuratorEvent.TasksAssigned e when e.key().stage() == Stage.ROUND -> {
        assigned.put(e.key().index(), e.assignments());
        newest = e.assignments();
      }
      case AttemptsRecorded e when e.key().stage() == Stage.ROUND ->
          attempts.computeIfAbsent(e.key().index(), k -> new ArrayList<>()).add(e);
      case BatchJournaled e when e.key().stage() == Stage.ROUND -> show(e.key(), e.outcomes());
      default -> {}
    }
  }

  /** One attempt of the round: of the task in the middle, so that over the rounds all kinds come up. */
  private void show(SheetKey key, byte[] outcomes) {
    List<Assignment> tasks = assigned.remove(key.index());
    List<AttemptsRecorded> parts = attempts.remove(key.index());
    if (tasks == null || parts == null || parts.isEmpty() || tasks.isEmpty()) return;
    AttemptsRecorded part = parts.get(0);
    int samples = part.samples();
    int task = key.index() * 7 % part.prompts().size();
    int[] lengths = Packed.ints(part.lengths());
    int attempt = task * samples;
    int from = 0;
    for (int i = 0; i < attempt; i++) from += lengths[i];
    int[] ids = Packed.ints(part.ids());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lengths[attempt]; i++) if (ids[from + i] < Notation.ALPHABET.length()) text.append(Notation.ALPHABET.charAt(ids[from + i]));
    boolean right = outcomes[attempt] == cosr.student.core.Rewards.code(new cosr.protocol.Outcome.Correct());
    Assignment a = tasks.get(task);
    examples.addLast(new Example(a.task().cell(), a.task().gloss(), text.toString(), right));
    if (examples.size() > KEPT) examples.removeFirst();
  }

  /** Newest last. */
  public List<Example> examples() {
    return List.copyOf(examples);
  }

  /** The newest round's tasks with their reasons. */
  public List<Assignment> assignments() {
    return newest;
  }
}
