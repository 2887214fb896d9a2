package cosr.persistence;

import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of sheets that a role keeps to answer repeats of their commands: those of the newest
 * {@link #ROUNDS} rounds and of the newest sheet of every other stage, in the order in which they
 * were written.
 */
public final class NewestParts {
  /** Rounds that are kept with all their parts. */
  public static final int ROUNDS = 4;

  private NewestParts() {}

  /** An event that answers one part of a sheet. */
  public interface Part {
    SheetKey key();
  }

  /** The part that was written under this key, if it is still kept. */
  public static <P extends Part> Optional<P> find(List<P> parts, SheetKey key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  /**
   * Whether the sheet is older than those of its stage that are kept: it was answered so long ago
   * that nobody waits for it, since the sheets of a stage come in the order of their numbers.
   */
  public static boolean isPast(List<? extends Part> parts, SheetKey key) {
    List<Integer> kept = sheets(parts, key.stage());
    return !kept.contains(key.index()) && kept.stream().anyMatch(index -> index > key.index());
  }

  /** With one more part, and without those that are too old for it. */
  public static <P extends Part> List<P> with(List<P> parts, P part) {
    List<P> all = new ArrayList<>(parts);
    all.removeIf(earlier -> earlier.key().equals(part.key()));
    all.add(part);
    Stage stage = part.key().stage();
    List<Integer> sheets = sheets(all, stage);
    int surplus = sheets.size() - (stage == Stage.ROUND ? ROUNDS : 1);
    if (surplus > 0) {
      List<Integer> old = sheets.subList(0, surplus);
      all.removeIf(p -> p.key().stage() == stage && old.contains(p.key().index()));
    }
    return List.copyOf(all);
  }

  /** Numbers of the stage's sheets, lowest first. */
  private static List<Integer> sheets(List<? extends Part> parts, Stage stage) {
    return parts.stream()
        .map(Part::key)
        .filter(key -> key.stage() == stage)
        .map(SheetKey::index)
        .distinct()
        .sorted()
        .toList();
  }
}
