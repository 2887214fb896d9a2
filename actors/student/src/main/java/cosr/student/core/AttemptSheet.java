package cosr.student.core;

import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.PromptRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All attempts of one sheet that were recorded so far.
 *
 * @param parts in the order of their numbers
 */
public record AttemptSheet(Stage stage, int index, List<AttemptsRecorded> parts) {
  public AttemptSheet {
    parts = List.copyOf(parts);
  }

  /**
   * The attempts at one prompt.
   *
   * @param task number of the prompt in the sheet, over all parts
   * @param members by sample
   */
  public record Group(int task, PromptRecord prompt, List<Made> members) {}

  /**
   * @param logProbs float32 by token; empty where the likeliest token was taken
   */
  public record Made(Sample sample, byte[] logProbs, boolean finished) {}

  /** Whether the key names this sheet. */
  public boolean holds(SheetKey key) {
    return stage == key.stage() && index == key.index();
  }

  /** The part of this key, if it was attempted. */
  public Optional<AttemptsRecorded> part(SheetKey key) {
    return parts.stream().filter(p -> p.key().equals(key)).findFirst();
  }

  /** The same sheet with one more part. */
  AttemptSheet with(AttemptsRecorded part) {
    List<AttemptsRecorded> all = new ArrayList<>();
    for (AttemptsRecorded p : parts) if (p.key().part() < part.key().part()) all.add(p);
    all.add(part);
    for (AttemptsRecorded p : parts) if (p.key().part() > part.key().part()) all.add(p);
    return new AttemptSheet(stage, index, all);
  }

  /** The groups of all parts; throws where a part before the last is missing. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      AttemptsRecorded part = parts.get(p);
      if (part.key().part() != p)
        throw new IllegalStateException("part " + p + " of " + part.key().part(0) + " is missing");
      int[] lengths = Packed.ints(part.lengths());
      int from = 0;
      for (int k = 0; k < part.prompts().size(); k++) {
        PromptRecord prompt = part.prompts().get(k);
        int[] promptIds = Packed.ints(prompt.promptIds());
        int task = groups.size();
        List<Made> members = new ArrayList<>(part.samples());
        for (int s = 0; s < part.samples(); s++) {
          int a = k * part.samples() + s;
          int[] ids = Packed.ints(part.ids(), from, lengths[a]);
          byte[] logProbs =
              part.logProbs().length == 0
                  ? part.logProbs()
                  : java.util.Arrays.copyOfRange(
                      part.logProbs(), 4 * from, 4 * (from + lengths[a]));
          Sample sample = new Sample(index, task, s, promptIds, ids);
          members.add(new Made(sample, logProbs, part.finished()[a] != 0));
          from += lengths[a];
        }
        groups.add(new Group(task, prompt, members));
      }
    }
    return groups;
  }
}
