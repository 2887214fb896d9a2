package cosr.datasets;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands at one place of a file. */
sealed interface Entry {
  /** Number of the row from 1; of JSON lines that of the line. */
  int row();

  /** Columns with values. */
  record Row(int row, ObjectNode columns) implements Entry {}

  /** A line without anything. */
  record Blank(int row) implements Entry {}

  /**
   * Something that is no row.
   *
   * @param why as a part of a sentence
   */
  record Broken(int row, String why) implements Entry {}
}
