package cosr.protocol;

import java.util.List;

/** The supervised rows of the warm-up: a pure function of the settings, the seed and the step. */
public interface Lessons {
  /** The rows of one warm-up step, from 0. */
  List<Row> rows(int step);

  /**
   * @param answer the reference answer, without end mark
   */
  record Row(Cell cell, String prompt, String answer) {}
}
