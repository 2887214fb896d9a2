package cosr.datasets;

/** A row that cannot be read as a task; it becomes a {@link Defect}. */
final class BadRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String column;
  private final String what;

  BadRow(String column, String what) {
    super(what, null, false, false);
    this.column = column;
    this.what = what;
  }

  Defect at(int row) {
    return new Defect(row, column, what);
  }
}
