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
  private static final int STEPS = 600;

  private final Catalog catalog =
      Catalog.create(
          new Settings.Tasks(Families.all().stream().map(TaskFamily::name).toList(), 12));
  private final Lessons lessons = new WarmUpLessons(catalog, 11);

  @Test
  void aStepIsTheSameWheneverItIsAskedForAndUnlikeOtherStepsAndSeeds() {
    List<Lessons.Row> rows = lessons.rows(5, 128);
    assertThat(new WarmUpLessons(catalog, 11).rows(5, 128)).isEqualTo(rows).hasSize(128);
    assertThat(lessons.rows(6, 128)).isNotEqualTo(rows);
    assertThat(new WarmUpLessons(catalog, 12).rows(5, 128)).isNotEqualTo(rows);
  }

  @Test
  void rowsAreTrainingPromptsOfTheTwoEasiestLevelsWithTheirReferenceAnswers() {
    for (int step = 0; step < 50; step++)
      for (Lessons.Row row : lessons.rows(step, 128)) {
        assertThat(row.cell().level()).isBetween(1, 2);
        assertThat(catalog.heldOut(row.cell(), row.prompt())).isFalse();
        assertThat(row.answer()).isEqualTo(Naive.answer(row.prompt()));
        assertThat(catalog.family(row.cell()).task(row.prompt()).cell()).isEqualTo(row.cell());
      }
  }

  @Test
  void inPracticeOnlyTheLessonsOfFamiliesThatNeedThemGoOn() {
    List<Lessons.Row> rows = lessons.reminders(7, 300);
    assertThat(rows).hasSize(300).isEqualTo(new WarmUpLessons(catalog, 11).reminders(7, 300));
    assertThat(lessons.reminders(8, 300)).isNotEqualTo(rows);
    assertThat(rows)
        .extracting(row -> row.cell().family())
        .containsOnly("add", "prefix-sum", "program", "deduction", "abduction", "induction");
    assertThat(rows).extracting(row -> row.cell().level()).containsOnly(1, 2);
    for (Lessons.Row row : rows) {
      assertThat(catalog.heldOut(row.cell(), row.prompt())).isFalse();
      assertThat(row.answer()).isEqualTo(Naive.answer(row.prompt()));
    }
    Catalog others = Catalog.create(new Settings.Tasks(List.of("sort", "reverse"), 4));
    assertThat(new WarmUpLessons(others, 11).reminders(7, 300)).isEmpty();
  }

  @Test
  void cellsComeByTheWeightsOfTheirFamiliesAndLevelTwoHalfAsOftenAgain() {
    Map<Cell, Long> counts =
        IntStream.range(0, STEPS)
            .boxed()
            .flatMap(step -> lessons.rows(step, 128).stream())
            .collect(Collectors.groupingBy(Lessons.Row::cell, TreeMap::new, Collectors.counting()));
    assertThat(counts).hasSize(2 * Families.all().size());
    double sum = Families.all().stream().mapToDouble(f -> 2.5 * f.lessons()).sum();
    counts.forEach(
        (cell, count) -> {
          double weight = catalog.family(cell).lessons() * (cell.level() == 2 ? 1.5 : 1);
          double expected = STEPS * 128.0 * weight / sum;
          assertThat((double) count).as("%s", cell).isBetween(0.85 * expected, 1.15 * expected);
        });
    assertThat(Families.named("prefix-sum").lessons())
        .isGreaterThan(Families.named("sort").lessons());
  }
}
