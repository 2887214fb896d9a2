package cosr.runtime.view;

import cosr.curator.CuratorEvent;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.Notation;
import cosr.persistence.JournalRow;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.Marked;
import cosr.protocol.Outcome;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.student.core.Packed;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.PromptRecord;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tasks as the Student solves them, and why the Curator chose them. It is fed with a run's events
 * in order and reads them only when it is asked.
 */
public final class Showcase {
  private static final int KEPT = 8;

  private final Deque<JournalRow> attempts = new ArrayDeque<>();
  private final Deque<JournalRow> assigned = new ArrayDeque<>();
  private final Deque<JournalRow> verdicts = new ArrayDeque<>();
  private TokenText tokens = TokenText.ofAlphabet(Notation.BASE);

  /**
   * An attempt and what became of it.
   *
   * @param attempt as people read it: of marked characters what they stand for
   */
  public record Example(Stage stage, Cell cell, String gloss, String attempt, Outcome outcome) {}

  /** What the run's tokens stand for. */
  public TokenText tokens() {
    return tokens;
  }

  void tokens(TokenText text) {
    tokens = text;
  }

  void take(JournalRow row) {
    switch (row.name()) {
      case "curator.tasks-assigned" -> keep(assigned, row);
      case "student.attempts-recorded" -> keep(attempts, row);
      case "verifier.verdicts-recorded" -> keep(verdicts, row);
      default -> {}
    }
  }

  private static void keep(Deque<JournalRow> rows, JournalRow row) {
    rows.addLast(row);
    if (rows.size() > KEPT) rows.removeFirst();
  }

  /** One example a task of the sheet that was verified last. */
  public List<Example> newest() {
    if (verdicts.isEmpty() || !(verdicts.getLast().event() instanceof VerdictsRecorded v))
      return List.of();
    for (JournalRow row : attempts)
      if (row.event() instanceof AttemptsRecorded a && a.key().equals(v.key()))
        return join(a, v.packed().unpack());
    return List.of();
  }

  /** The newest round's tasks with their reasons. */
  public List<Assignment> assignments() {
    for (JournalRow row : (Iterable<JournalRow>) assigned::descendingIterator)
      if (row.event() instanceof CuratorEvent.TasksAssigned e && e.key().stage() == Stage.ROUND)
        return e.assignments();
    return List.of();
  }

  /** How many tasks of the newest round were chosen for each reason. */
  public Map<String, Integer> reasons() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Assignment a : assignments()) counts.merge(a.reason(), 1, Integer::sum);
    return counts;
  }

  /** The first attempt at each task. */
  private List<Example> join(AttemptsRecorded part, List<GroupVerdicts> verdicts) {
    int[] lengths = Packed.ints(part.lengths());
    int[] ids = Packed.ints(part.ids());
    int samples = part.samples();
    List<Example> out = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < lengths.length; i++) {
      if (i % samples == 0) {
        PromptRecord p = part.prompts().get(i / samples);
        Outcome outcome = verdicts.get(i / samples).verdicts().get(0).outcome();
        String gloss = gloss(p);
        out.add(
            new Example(
                part.key().stage(),
                p.cell(),
                gloss,
                Marked.plain(text(ids, from, lengths[i])),
                outcome));
      }
      from += lengths[i];
    }
    return List.copyOf(out);
  }

  /** That of the task, where the round's are known; else what its prompt says. */
  private String gloss(PromptRecord asked) {
    for (Assignment a : assignments())
      if (a.task().id().equals(asked.taskId())) return a.task().gloss();
    int[] ids = Packed.ints(asked.promptIds());
    return gloss(asked.cell(), text(ids, 0, ids.length), !(tokens instanceof TokenText.OfModel));
  }

  /** A row of a dataset is in plain words already; its end in the notation is left out. */
  private static String gloss(Cell cell, String prompt, boolean notation) {
    if (notation && Families.isKnown(cell.family()))
      return Families.named(cell.family()).gloss(prompt);
    String words = prompt.replaceAll("\\s+", " ");
    return words.endsWith("=") ? words.substring(0, words.length() - 1) : words;
  }

  private String text(int[] ids, int from, int length) {
    return tokens.of(Arrays.copyOfRange(ids, from, from + length));
  }
}
