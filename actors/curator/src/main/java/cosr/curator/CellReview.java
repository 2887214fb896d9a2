package cosr.curator;

import java.util.List;
import java.util.SortedMap;

/**
 * What one sheet showed of one cell, and what the Curator makes of it. Sums, not attempts, since
 * the attempts are in other streams.
 *
 * @param cell as text, such as {@code rev/3}
 * @param passed right attempts by group, in the order of the sheet; a group of which no outcome
 *     teaches is left out
 * @param counted outcomes that teach, by group
 * @param tokens tokens of the attempts whose outcomes teach
 * @param micros solve time of the groups that are counted, 0 where the sheet was not timed;
 *     recorded, never decided from
 * @param tallies how often what else was met: {@code no-answer:CODE}, {@code incorrect:CODE},
 *     {@code exhausted:LIMIT}, and the names of {@link History}
 */
public record CellReview(
    String cell,
    Review review,
    List<Integer> passed,
    List<Integer> counted,
    long tokens,
    long micros,
    SortedMap<String, Integer> tallies) {

  int passes() {
    return passed.stream().mapToInt(Integer::intValue).sum();
  }

  int attempts() {
    return counted.stream().mapToInt(Integer::intValue).sum();
  }

  CellReview with(Review decided) {
    return new CellReview(cell, decided, passed, counted, tokens, micros, tallies);
  }
}
