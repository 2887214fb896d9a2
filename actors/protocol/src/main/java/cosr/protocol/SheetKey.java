package cosr.protocol;

/**
 * Names one part of one sheet of work: the key under which a role answers a repeated command from
 * its state.
 *
 * @param index the round, lesson, probe or exam, from 0
 * @param part a sheet too big for one message comes in parts, from 0
 */
public record SheetKey(Stage stage, int index, int part) implements Comparable<SheetKey> {
  /** The same sheet, another part. */
  public SheetKey part(int other) {
    return new SheetKey(stage, index, other);
  }

  @Override
  public int compareTo(SheetKey other) {
    int c = stage.compareTo(other.stage);
    if (c == 0) c = Integer.compare(index, other.index);
    return c != 0 ? c : Integer.compare(part, other.part);
  }

  @Override
  public String toString() {
    return stage.name().toLowerCase(java.util.Locale.ROOT)
        + "-"
        + index
        + (part == 0 ? "" : "." + part);
  }
}
