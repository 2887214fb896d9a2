package cosr.runtime.view;

import cosr.curator.CuratorEvent;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.Notation;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.student.core.Packed;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.PromptRecord;
import cosr.student.tokenizer.TokenizerFiles;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tasks as the Student solves them, and why the Curator chose them. Fed with a run's events in order. */
public final class Showcase {
  private static final int KEPT_SHEETS = 8;

  /** An attempt and what became of it. */
  public record Example(Stage stage, Cell cell, String gloss, String attempt, Outcome outcome) {}

  private final TreeMap<SheetKey, AttemptsRecorded> attempts = new TreeMap<>();
  private List<Example> newest = List.of();
  private List<Assignment> assigned = List.of();
  private Map<String, Integer> reasons = Map.of();

  void take(Object event) {
    switch (event) {
      case CuratorEvent.TasksAssigned e when e.key().stage() == Stage.ROUND -> {
        assigned = e.assignments();
        Map<String, Integer> counts = new TreeMap<>();
        for (Assignment a : assigned) counts.merge(a.reason(), 1, Integer::sum);
        reasons = counts;
      }
      case AttemptsRecorded e when e.key().stage() != Stage.EXAM -> {
        attempts.put(e.key(), e);
        if (attempts.size() > KEPT_SHEETS) attempts.pollFirstEntry();
      }
      case VerdictsRecorded e ->
          Optional.ofNullable(attempts.remove(e.key())).ifPresent(a -> newest = join(a, e.packed().unpack()));
      default -> {}
    }
  }

  /** The first attempt at each task. */
  private static List<Example> join(AttemptsRecorded part, List<GroupVerdicts> verdicts) {
    int[] lengths = Packed.ints(part.lengths());
    int[] ids = Packed.ints(part.ids());
    int samples = part.samples();
    List<Example> out = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < lengths.length; i++) {
      if (i % samples == 0) {
        PromptRecord p = part.prompts().get(i / samples);
        Outcome outcome = verdicts.get(i / samples).verdicts().get(0).outcome();
        String gloss = Families.named(p.cell().family()).gloss(text(Packed.ints(p.promptIds()), 0, p.promptIds().length / 4));
        out.add(new Example(part.key().stage(), p.cell(), gloss, text(ids, from, lengths[i]), outcome));
      }
      from += lengths[i];
    }
    return List.copyOf(out);
  }

  private static String text(int[] ids, int from, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < from + length; i++)
      if (ids[i] != TokenizerFiles.PAD_ID) out.append(Notation.ALPHABET.charAt(ids[i] - 1));
    return out.toString();
  }

  /** One example a task of the sheet that was verified last. */
  public List<Example> newest() {
    return newest;
  }

  /** The newest round's tasks with their reasons. */
  public List<Assignment> assignments() {
    return assigned;
  }

  /** How many tasks of the newest round were chosen for each reason. */
  public Map<String, Integer> reasons() {
    return reasons;
  }
}
