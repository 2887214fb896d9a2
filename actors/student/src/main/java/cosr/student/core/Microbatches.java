package cosr.student.core;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Cuts a batch into pieces that fit into memory; gradients are accumulated over them. */
public final class Microbatches {
  private Microbatches() {}

  /**
   * Half of so many tokens, or half of that and so on until the rows are cut in more pieces; empty
   * where each is alone already.
   */
  public static OptionalInt smaller(List<Row> rows, int tokens) {
    int pieces = cut(rows, tokens).size();
    if (pieces == rows.size()) return OptionalInt.empty();
    int less = tokens;
    while (cut(rows, less).size() == pieces) less /= 2;
    return OptionalInt.of(less);
  }

  /**
   * Rows of equal prompts together, shorter prompts first and otherwise in the given order, cut
   * where one more row would exceed the limit. A row longer than the limit goes alone. What counts
   * is what a piece computes: each different prompt once, and of each completion all but the last
   * token.
   *
   * @param tokens of a piece at most
   */
  public static List<List<Row>> cut(List<Row> rows, int tokens) {
    if (tokens < 1)
      throw new IllegalArgumentException("learning.micro-batch-tokens is " + tokens + ": below 1");
    Map<IntBuffer, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows)
      groups
          .computeIfAbsent(IntBuffer.wrap(row.ids(), 0, row.promptLength()), p -> new ArrayList<>())
          .add(row);
    List<List<Row>> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingInt(g -> g.getFirst().promptLength()));
    List<List<Row>> pieces = new ArrayList<>();
    List<Row> piece = new ArrayList<>();
    long size = 0;
    for (List<Row> group : sorted) {
      boolean shares = false;
      for (Row row : group) {
        long own = row.completion() - 1L;
        if (!piece.isEmpty() && size + own + (shares ? 0 : row.promptLength()) > tokens) {
          pieces.add(List.copyOf(piece));
          piece.clear();
          size = 0;
          shares = false;
        }
        size += own + (shares ? 0 : row.promptLength());
        shares = true;
        piece.add(row);
      }
    }
    if (!piece.isEmpty()) pieces.add(List.copyOf(piece));
    return pieces;
  }
}
