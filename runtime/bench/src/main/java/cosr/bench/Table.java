package cosr.bench;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text: the first column to the left, the others to the right. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /** Adds a row; it has as many cells as there are heads. */
  public void row(String... cells) {
    if (cells.length != rows.getFirst().size())
      throw new IllegalArgumentException(cells.length + " cells in a row");
    rows.add(List.of(cells));
  }

  /** The lines, heads first. */
  public List<String> lines() {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    for (List<String> row : rows)
      for (int c = 0; c < columns; c++) width[c] = Math.max(width[c], row.get(c).length());
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(width[c] - row.get(c).length());
        line.append(c == 0 ? row.get(c) + pad : "  " + pad + row.get(c));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
