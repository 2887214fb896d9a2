package cosr.student.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts a batch into pieces that fit into memory; gradients are accumulated over them. */
public final class Microbatches {
  private Microbatches() {}

  /**
   * Rows by length, shorter ones first and equal ones in the given order, cut where one more row
   * would make rows x longest row exceed the limit. A row longer than the limit goes alone.
   *
   * @param tokens padded tokens of a piece at most
   */
  public static List<List<Row>> cut(List<Row> rows, int tokens) {
    if (tokens < 1)
      throw new IllegalArgumentException("learning.micro-batch-tokens is " + tokens + ": below 1");
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(r -> r.ids().length));
    List<List<Row>> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      boolean full =
          i == sorted.size() || (long) (i - from + 1) * sorted.get(i).ids().length > tokens;
      if (full) {
        pieces.add(List.copyOf(sorted.subList(from, i)));
        from = i;
      }
    }
    return pieces;
  }
}
