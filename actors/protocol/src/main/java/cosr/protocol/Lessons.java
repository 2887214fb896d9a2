package cosr.protocol;

import java.util.List;

/** Supervised rows of levels 1 and 2: a pure function of the settings, the seed and the step. */
public interface Lessons {
  /** So many rows of one warm-up step, from 0. */
  List<Row> rows(int step, int count);

  /**
   * So many rows of one step of practice, from 0, in which some lessons go on; none where no lesson
   * does.
   */
  List<Row> reminders(int step, int count);

  /**
   * @param answer the reference answer, without end mark
   */
  record Row(Cell cell, String prompt, String answer) {}
}
