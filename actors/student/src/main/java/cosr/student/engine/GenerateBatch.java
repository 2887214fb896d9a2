package cosr.student.engine;

import java.util.List;
import java.util.Optional;

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
      if (!row.choice.map(Choice::greedy).orElse(greedy) && row.uniforms.length < row.maxNew)
        throw new IllegalArgumentException(
            row.uniforms.length + " uniforms for " + row.maxNew + " tokens");
  }

  /** How a row's tokens are chosen: as the row says, or else as the batch does. */
  public Choice choice(Row row) {
    return row.choice.orElseGet(() -> new Choice(temperature, 0, 1, 0, greedy));
  }

  /**
   * @param prompt token ids, at least one
   * @param maxNew tokens after the prompt at most, at least one
   * @param uniforms in {@code [0, 1)}, one for each new token in order; token i of the answer is
   *     the number of entries of the cumulated probabilities, of those that {@link Choice} leaves,
   *     that are at most {@code uniforms[i]}
   * @param choice empty: as the batch says
   * @param stops ids that end this row's answer besides those that end any
   */
  public record Row(
      int[] prompt, int maxNew, float[] uniforms, Optional<Choice> choice, List<Integer> stops) {
    public Row {
      if (prompt.length == 0) throw new IllegalArgumentException("empty prompt");
      if (maxNew < 1) throw new IllegalArgumentException("no new tokens are asked for: " + maxNew);
      stops = List.copyOf(stops);
    }

    /** A row that is chosen as the batch says. */
    public Row(int[] prompt, int maxNew, float[] uniforms) {
      this(prompt, maxNew, uniforms, Optional.empty(), List.of());
    }

    /** A row that is chosen as it says itself. */
    public Row(int[] prompt, int maxNew, float[] uniforms, Choice choice) {
      this(prompt, maxNew, uniforms, Optional.of(choice), List.of());
    }
  }
}
