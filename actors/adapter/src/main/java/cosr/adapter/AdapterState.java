package cosr.adapter;

import cosr.adapter.AdapterEvent.AnswersExtracted;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest answers, for repeats of their commands.
 *
 * @param parts of the newest {@link #KEPT} rounds and of the newest sheet of every other stage, in
 *     the order in which they were written
 */
public record AdapterState(List<AnswersExtracted> parts) {
  /** Rounds that are kept with all their parts. */
  public static final int KEPT = 4;

  static AdapterState empty() {
    return new AdapterState(List.of());
  }

  /** The part that was written under this key, if it is still kept. */
  public Optional<AnswersExtracted> find(SheetKey key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  /**
   * Whether the sheet is older than those of its stage that are kept: it was answered so long ago
   * that nobody waits for it, since the sheets of a stage come in the order of their numbers.
   */
  public boolean isPast(SheetKey key) {
    List<Integer> kept = sheets(parts, key.stage());
    return !kept.contains(key.index()) && kept.stream().anyMatch(index -> index > key.index());
  }

  AdapterState with(AnswersExtracted part) {
    List<AnswersExtracted> all = new ArrayList<>(parts);
    all.removeIf(earlier -> earlier.key().equals(part.key()));
    all.add(part);
    Stage stage = part.key().stage();
    List<Integer> sheets = sheets(all, stage);
    int surplus = sheets.size() - (stage == Stage.ROUND ? KEPT : 1);
    if (surplus > 0) {
      List<Integer> old = sheets.subList(0, surplus);
      all.removeIf(p -> p.key().stage() == stage && old.contains(p.key().index()));
    }
    return new AdapterState(List.copyOf(all));
  }

  /** Numbers of the stage's sheets, lowest first. */
  private static List<Integer> sheets(List<AnswersExtracted> parts, Stage stage) {
    return parts.stream()
        .map(AnswersExtracted::key)
        .filter(key -> key.stage() == stage)
        .map(SheetKey::index)
        .distinct()
        .sorted()
        .toList();
  }
}
