package cosr.protocol;

/** A family at one level: the unit of the Curator's bookkeeping. Levels count from 1. */
public record Cell(String family, int level) implements Comparable<Cell> {
  public Cell {
    if (family.isEmpty() || level < 1)
      throw new IllegalArgumentException("no cell: " + family + "/" + level);
  }

  @Override
  public int compareTo(Cell other) {
    int byFamily = family.compareTo(other.family);
    return byFamily != 0 ? byFamily : Integer.compare(level, other.level);
  }

  @Override
  public String toString() {
    return family + "/" + level;
  }
}
