package cosr.student.engine;

import java.util.List;

/**
 * Prompts to be continued. Arrays are not copied: don't change them after.
 *
 * @param rows at least one
 * @param temperature divides the logits before the softmax, above 0
 * @param greedy take the likeliest token instead of drawing one; the temperature still applies to
 *     the log-probabilities, and no uniforms are needed
 */
public record GenerateBatch(List<Row> rows, double temperature, boolean greedy) {
  public GenerateBatch {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) throw new IllegalArgumentException("no rows to generate");
    if (!(temperature > 0)) throw new IllegalArgumentException("temperature " + temperature);
    for (Row row : rows)
      if (!greedy && row.uniforms.length < row.maxNew)
        throw new IllegalArgumentException(
            row.uniforms.length + " uniforms for " + row.maxNew + " tokens");
  }

  /**
   * @param prompt token ids, at least one
   * @param maxNew tokens after the prompt at most, at least one
   * @param uniforms in {@code [0, 1)}, one for each new token in order; token i of the answer is
   *     the number of entries of the cumulated probabilities that are at most {@code uniforms[i]}
   */
  public record Row(int[] prompt, int maxNew, float[] uniforms) {
    public Row {
      if (prompt.length == 0) throw new IllegalArgumentException("empty prompt");
      if (maxNew < 1) throw new IllegalArgumentException("no new tokens are asked for: " + maxNew);
    }
  }
}
