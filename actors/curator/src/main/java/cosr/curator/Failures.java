package cosr.curator;

import java.util.Map;

/**
 * The failures of a cell's newest groups, by what fails: each group leaves {@link
 * Skill#KEPT_BY_GROUP} of those before it.
 *
 * @param format attempts without an answer in the form asked for
 * @param content answers that are wrong, or that ran out of a limit
 */
public record Failures(double format, double content) {
  static Failures none() {
    return new Failures(0, 0);
  }

  Failures after(CellReview seen) {
    double kept = 1;
    for (int g = 0; g < seen.counted().size(); g++) kept *= Skill.KEPT_BY_GROUP;
    return new Failures(
        kept * format + sum(seen, History.NO_ANSWER),
        kept * content + sum(seen, History.INCORRECT) + sum(seen, History.EXHAUSTED));
  }

  private static int sum(CellReview seen, String prefix) {
    int sum = 0;
    for (Map.Entry<String, Integer> e : seen.tallies().entrySet())
      if (e.getKey().startsWith(prefix)) sum += e.getValue();
    return sum;
  }

  boolean formatLed() {
    return format > 0 && format >= content;
  }
}
