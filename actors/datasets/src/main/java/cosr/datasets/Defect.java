package cosr.datasets;

/**
 * Why a row is no task, or none that is used.
 *
 * @param row its number in the file, from 1
 * @param column that is at fault; empty where it is the row
 * @param what in words
 */
public record Defect(int row, String column, String what) {
  /** The defect after its row, as one line. */
  public String sentence() {
    return column.isEmpty() ? what : "column '" + column + "': " + what;
  }
}
