package cosr.student.engine;

import java.util.List;

/**
 * What was sampled, in the order of the prompts.
 *
 * @param rows one for each prompt
 */
public record Generation(List<Row> rows) {
  public Generation {
    rows = List.copyOf(rows);
  }

  /**
   * @param ids the new tokens; the end mark, or the stop, is the last of them if the row reached it
   * @param logProbs natural log-probability of each, at the sampling temperature and of the whole
   *     distribution: {@link Choice}'s filters don't change it
   */
  public record Row(int[] ids, float[] logProbs) {}

  /** New tokens of all rows. */
  public long tokens() {
    long sum = 0;
    for (Row row : rows) sum += row.ids.length;
    return sum;
  }
}
