package cosr.bench.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.bench.curriculum.Curve.Point;
import cosr.runtime.cli.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Pool WIDE = Pool.wide(Pool.UNLEARNABLE);

  private static Finish finish(Pool pool, long seed, String policy, long tokens, String digest) {
    List<Point> points = List.of(new Point(0, 0.25), new Point(Math.abs(tokens), 0.5));
    return new Finish(
        new Entry(pool, seed, policy),
        digest,
        tokens > 0 ? Optional.of(tokens) : Optional.empty(),
        Math.abs(tokens),
        points,
        10,
        1,
        1);
  }

  private static Finish finish(long seed, String policy, long tokens) {
    return finish(WIDE, seed, policy, tokens, "abc" + seed);
  }

  private static String json(Finish... all) {
    return Json.line(new Report(List.of(all)).json());
  }

  @Test
  void aRatioIsTheGeometricMeanOverSeedsEachWithItself() {
    List<Finish> uniform = List.of(finish(1, "uniform", 800), finish(2, "uniform", 200));
    List<Finish> progress = List.of(finish(1, "progress", 200), finish(2, "progress", 100));
    Ratio ratio = Ratio.of(uniform, progress).orElseThrow();
    assertThat(ratio.value()).isCloseTo(Math.sqrt(8), within(1e-9));
    assertThat(ratio.limit()).isEqualTo("=");
  }

  @Test
  void whereOneNeverGetsThereTheRatioIsABound() {
    Finish never = finish(1, "uniform", -1500);
    Finish soon = finish(1, "progress", 300);
    Ratio bound = Ratio.of(List.of(never), List.of(soon)).orElseThrow();
    assertThat(bound.value()).isCloseTo(5, within(1e-9));
    assertThat(bound.limit()).isEqualTo(">");
    assertThat(Ratio.of(List.of(soon), List.of(never)).orElseThrow().limit()).isEqualTo("<");
    assertThat(Ratio.of(List.of(never), List.of(never))).isEmpty();
  }

  @Test
  void theJsonNamesThePoolsAndTheirRatios() {
    String json =
        json(
            finish(7, "uniform", 900),
            finish(7, "progress", 300),
            finish(Pool.learnable(), 7, "uniform", 400, "abc7"),
            finish(Pool.learnable(), 7, "progress", 400, "abc7"));
    assertThat(json)
        .contains("\"name\": \"wide\", \"ratio\": { \"uniform/progress\": 3.0")
        .contains("\"name\": \"learnable\", \"ratio\": { \"uniform/progress\": 1.0 }")
        .contains("\"warm_start\": \"abc7\"");
  }

  @Test
  void runsOfASeedThatDidNotBeginAlikeAreRefused() {
    Report report =
        new Report(
            List.of(
                finish(WIDE, 1, "uniform", 9, "one"), finish(WIDE, 1, "progress", 9, "another")));
    assertThatThrownBy(report::requireSameWarmStarts)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wide-progress-1");
  }

  @Test
  void poolsOfTheSameTokensBeginAlikeAndOneOfOtherTokensNeedNot() {
    Finish learnable = finish(Pool.learnable(), 1, "uniform", 9, "one");
    Report same = new Report(List.of(learnable, finish(WIDE, 1, "uniform", 9, "another")));
    assertThatThrownBy(same::requireSameWarmStarts).hasMessageContaining("wide-uniform-1");
    Pool more = Pool.wide(List.of("impossible-subtract"));
    Finish first = finish(more, 1, "uniform", 9, "another");
    new Report(List.of(learnable, first)).requireSameWarmStarts();
    Report within = new Report(List.of(learnable, first, finish(more, 1, "zpd", 9, "one")));
    assertThatThrownBy(within::requireSameWarmStarts).hasMessageContaining("wide-zpd-1");
  }

  @Test
  void theTableSaysMoreThanWhereTheThresholdWasNotReached() {
    assertThat(new Report(List.of(finish(1, "uniform", -1_500_000))).lines())
        .anyMatch(l -> l.contains("more than 1.500 M"));
  }
}
