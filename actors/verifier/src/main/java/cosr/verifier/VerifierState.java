package cosr.verifier;

import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest verdicts, for repeats of their commands.
 *
 * @param parts of the newest {@link #KEPT} rounds and of the newest sheet of every other stage, in
 *     the order in which they were written
 */
public record VerifierState(List<VerdictsRecorded> parts) {
  /** Rounds that are kept with all their parts. */
  public static final int KEPT = 4;

  static VerifierState empty() {
    return new VerifierState(List.of());
  }

  /** The part that was written under this key, if it is still kept. */
  public Optional<VerdictsRecorded> find(SheetKey key) {
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

  VerifierState with(VerdictsRecorded part) {
    List<VerdictsRecorded> all = new ArrayList<>(parts);
    all.removeIf(earlier -> earlier.key().equals(part.key()));
    all.add(part);
    Stage stage = part.key().stage();
    List<Integer> sheets = sheets(all, stage);
    int surplus = sheets.size() - (stage == Stage.ROUND ? KEPT : 1);
    if (surplus > 0) {
      List<Integer> old = sheets.subList(0, surplus);
      all.removeIf(p -> p.key().stage() == stage && old.contains(p.key().index()));
    }
    return new VerifierState(List.copyOf(all));
  }

  /** Numbers of the stage's sheets, lowest first. */
  private static List<Integer> sheets(List<VerdictsRecorded> parts, Stage stage) {
    return parts.stream()
        .map(VerdictsRecorded::key)
        .filter(key -> key.stage() == stage)
        .map(SheetKey::index)
        .distinct()
        .sorted()
        .toList();
  }
}
