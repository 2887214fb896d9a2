package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.protocol.Cell;
import cosr.protocol.Lessons;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpLessonsTest {
  private final Catalog catalog =
      Catalog.create(
          new Settings.Tasks(Families.all().stream().map(TaskFamily::name).toList(), 12));
  private final Lessons lessons = new WarmUpLessons(catalog, 11, 128);

  @Test
  void aStepIsTheSameWheneverItIsAskedForAndUnlikeOtherStepsAndSeeds() {
    List<Lessons.Row> rows = lessons.rows(5);
    assertThat(new WarmUpLessons(catalog, 11, 128).rows(5)).isEqualTo(rows).hasSize(128);
    assertThat(lessons.rows(6)).isNotEqualTo(rows);
    assertThat(new WarmUpLessons(catalog, 12, 128).rows(5)).isNotEqualTo(rows);
  }

  @Test
  void rowsAreTrainingPromptsOfTheTwoEasiestLevelsWithTheirReferenceAnswers() {
    for (int step = 0; step < 50; step++)
      for (Lessons.Row row : lessons.rows(step)) {
        assertThat(row.cell().level()).isBetween(1, 2);
        assertThat(catalog.heldOut(row.cell(), row.prompt())).isFalse();
        assertThat(row.answer()).isEqualTo(Naive.answer(row.prompt()));
        assertThat(catalog.family(row.cell()).task(row.prompt()).cell()).isEqualTo(row.cell());
      }
  }

  @Test
  void cellsComeEquallyOften() {
    Map<Cell, Long> counts =
        IntStream.range(0, 200)
            .boxed()
            .flatMap(step -> lessons.rows(step).stream())
            .collect(Collectors.groupingBy(Lessons.Row::cell, TreeMap::new, Collectors.counting()));
    assertThat(counts).hasSize(2 * Families.all().size());
    double even = 200.0 * 128 / counts.size();
    assertThat(counts.values()).allMatch(count -> count > 0.85 * even && count < 1.15 * even);
  }

  @Test
  void aStepTakesWellUnderAMillisecond() {
    for (int step = 0; step < 300; step++) lessons.rows(step);
    long fastest = Long.MAX_VALUE;
    for (int step = 300; step < 600; step++) {
      long before = System.nanoTime();
      lessons.rows(step);
      fastest = Math.min(fastest, System.nanoTime() - before);
    }
    assertThat(fastest).isLessThan(1_000_000);
  }
}
