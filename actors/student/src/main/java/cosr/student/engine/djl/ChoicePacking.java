package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.Choice;
import cosr.student.engine.GenerateBatch;
import java.util.Arrays;
import java.util.List;

/** How rows are chosen and what ends them, as the script takes it. */
final class ChoicePacking {
  private static final int COLUMNS = 5;

  private ChoicePacking() {}

  /**
   * Arguments how, stops, hp of the script's sampling methods.
   *
   * @param more what hp has after temperature, greedy and own
   */
  static List<NDArray> of(
      NDManager call, List<Choice> choices, List<GenerateBatch.Row> rows, double... more) {
    Choice first = choices.getFirst();
    boolean own = false;
    for (Choice each : choices)
      own |=
          each.filters()
              || each.greedy() != first.greedy()
              || each.temperature() != first.temperature();
    double[] hp = Arrays.copyOf(new double[] {first.temperature(), 0, 0}, 3 + more.length);
    hp[1] = first.greedy() ? 1 : 0;
    hp[2] = own ? 1 : 0;
    System.arraycopy(more, 0, hp, 3, more.length);
    return List.of(how(call, choices), stops(call, rows), Host.of(call).create(hp));
  }

  /**
   * Temperature, top-k, top-p, min-p and greedy of each row; of a greedy one nothing is left out.
   */
  static NDArray how(NDManager call, List<Choice> choices) {
    double[] how = new double[choices.size() * COLUMNS];
    int at = 0;
    for (Choice each : choices) {
      boolean filters = each.filters();
      how[at++] = each.temperature();
      how[at++] = filters ? each.topK() : 0;
      how[at++] = filters ? each.topP() : 1;
      how[at++] = filters ? each.minP() : 0;
      how[at++] = each.greedy() ? 1 : 0;
    }
    return call.create(how, new Shape(choices.size(), COLUMNS));
  }

  private static NDArray stops(NDManager call, List<GenerateBatch.Row> rows) {
    int columns = rows.stream().mapToInt(row -> Math.max(1, row.stops().size())).max().orElse(1);
    long[] stops = new long[rows.size() * columns];
    Arrays.fill(stops, -1);
    for (int i = 0; i < rows.size(); i++) {
      List<Integer> own = rows.get(i).stops();
      for (int k = 0; k < own.size(); k++) stops[i * columns + k] = own.get(k);
    }
    return call.create(stops, new Shape(rows.size(), columns));
  }
}
