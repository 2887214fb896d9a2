package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Settings;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final List<String> NAMES = Families.all().stream().map(TaskFamily::name).toList();
  private final Catalog catalog = Catalog.create(new Settings.Tasks(NAMES, 12));

  @Test
  void cellsComeByFamilyAsTheSettingsNameThemThenByLevel() {
    Catalog small = Catalog.create(new Settings.Tasks(List.of("sort", "add"), 2));
    assertThat(small.cells().stream().map(Cell::toString))
        .containsExactly("sort/1", "sort/2", "add/1", "add/2");
    for (Cell cell : small.cells()) {
      assertThat(small.cells().get(small.index(cell))).isEqualTo(cell);
      assertThat(small.family(cell).name()).isEqualTo(cell.family());
    }
    assertThat(catalog.cells()).hasSize(240);
  }

  @Test
  void anUnknownFamilyIsRefusedWithTheNearestNames() {
    assertThatThrownBy(() -> Catalog.create(new Settings.Tasks(List.of("add", "srot"), 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'srot'; did you mean 'sort'?");
  }

  @Test
  void aFamilyNamedTwiceNoFamilyAndNoLevelAreRefused() {
    assertThatThrownBy(() -> Catalog.create(new Settings.Tasks(List.of("add", "add"), 2)))
        .hasMessageContaining("'add' is named twice");
    assertThatThrownBy(() -> Catalog.create(new Settings.Tasks(List.of(), 2)))
        .hasMessageContaining("no task family");
    assertThatThrownBy(() -> Catalog.create(new Settings.Tasks(List.of("add"), 0)))
        .hasMessageContaining("no level");
  }

  @Test
  void aCellThatTheRunDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> catalog.size(new Cell("add", 13)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add/13");
    assertThat(catalog.has(new Cell("add", 13))).isFalse();
  }

  @Test
  void sizesCountDistinctPromptsAndSaturate() {
    assertThat(catalog.size(new Cell("add", 1))).isEqualTo(100);
    assertThat(catalog.size(new Cell("sort", 2))).isEqualTo(1_000);
    assertThat(catalog.size(new Cell("program", 2))).isEqualTo(25_000);
    assertThat(catalog.size(new Cell("add", 12))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aCellWithFewerThan96PromptsHasAQuarterHeldOut() {
    Cell cell = new Cell("boolean", 1);
    assertThat(catalog.size(cell)).isEqualTo(72);
    assertThat(catalog.heldOutSize(cell)).isEqualTo(18);
    assertThat(papers(catalog, cell, 100)).hasSize(18);
  }

  @Test
  void trainingDrawsAreNeverHeldOut() {
    for (Cell cell : catalog.cells())
      for (int i = 0; i < 200; i++) {
        Task task = catalog.draw(cell, KeyedRandom.of(3, "training", cell, i));
        if (catalog.size(cell) >= 96) assertThat(crc(task.prompt()) % 6).isNotZero();
        assertThat(catalog.heldOut(cell, task.prompt())).isFalse();
        assertThat(task.cell()).isEqualTo(cell);
      }
  }

  @Test
  void examTasksAreAllHeldOutAndNoneComesTwice() {
    List<Task> tasks = catalog.examPapers(16).tasks();
    assertThat(tasks).extracting(Task::id).doesNotHaveDuplicates();
    assertThat(tasks).allMatch(task -> catalog.heldOut(task.cell(), task.prompt()));
    assertThat(tasks)
        .filteredOn(task -> task.cell().level() > 1)
        .allMatch(task -> crc(task.prompt()) % 6 == 0);
    assertThat(tasks.stream().map(Task::cell).distinct())
        .containsExactlyElementsOf(catalog.cells());
  }

  @Test
  void theExamIsTheSameInEveryRunAndAShorterOneIsTheStartOfALongerOne() {
    Catalog other = Catalog.create(new Settings.Tasks(List.of("sort", "add"), 5));
    Cell cell = new Cell("sort", 5);
    List<Task> shorter = papers(other, cell, 8);
    assertThat(shorter).hasSize(8).isEqualTo(papers(catalog, cell, 16).subList(0, 8));
    assertThat(papers(other, new Cell("add", 1), 8))
        .isEqualTo(papers(catalog, new Cell("add", 1), 12).subList(0, 8));
  }

  @Test
  void examPapersStayAsTheyAreSoThatOldRunsCanBeComparedWithNewOnes() {
    assertThat(papers(catalog, new Cell("sort", 2), 3))
        .extracting(Task::prompt)
        .containsExactly("s811=", "s862=", "s552=");
    assertThat(papers(catalog, new Cell("program", 3), 3))
        .extracting(Task::prompt)
        .containsExactly("p깜굤궓궾깏괗괠괪=", "p깡깅갩걘깔귰귻긊=", "p괉괷굧깎곪곮곶=");
  }

  @Test
  void anExampleIsATrainingTaskOfItsCell() {
    for (Cell cell : catalog.cells()) {
      assertThat(catalog.example(cell)).isEqualTo(catalog.example(cell));
      assertThat(catalog.example(cell).cell()).isEqualTo(cell);
      assertThat(catalog.heldOut(cell, catalog.example(cell).prompt())).isFalse();
    }
  }

  @Test
  void partsOfTasksAreNeverHeldOutNorOfCellsThatTheRunDoesNotHave() {
    Catalog two = Catalog.create(new Settings.Tasks(List.of("program", "sort"), 3));
    Cell cell = new Cell("program", 3);
    int found = 0;
    int left = 0;
    for (int i = 0; i < 300; i++) {
      Task task = two.draw(cell, KeyedRandom.of(4, "parts", i));
      List<Task> parts = two.decompose(task);
      assertThat(parts)
          .allMatch(part -> two.has(part.cell()) && !two.heldOut(part.cell(), part.prompt()));
      found += parts.size();
      left += two.family(cell).decompose(task).size() - parts.size();
    }
    assertThat(found).isPositive();
    assertThat(left).isPositive();
  }

  private static List<Task> papers(Catalog from, Cell cell, int perCell) {
    return from.examPapers(perCell).tasks().stream()
        .filter(task -> task.cell().equals(cell))
        .toList();
  }

  private static long crc(String prompt) {
    CRC32 crc = new CRC32();
    crc.update(prompt.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  @Test
  void everyCellHasSixteenHeldOutPromptsForAnExam() {
    Map<Cell, List<Task>> papers =
        catalog.examPapers(16).tasks().stream().collect(Collectors.groupingBy(Task::cell));
    for (Cell cell : catalog.cells())
      assertThat(papers.get(cell)).as("%s", cell).hasSize(16).doesNotHaveDuplicates();
  }

  @Test
  void whatTheChecksumHoldsOutStaysHeldOutInThinCells() {
    Cell cell = new Cell("reverse", 1);
    for (int i = 0; i < 100; i++) {
      String prompt = "r%02d=".formatted(i);
      if (HoldOut.byChecksum(prompt)) assertThat(catalog.heldOut(cell, prompt)).isTrue();
    }
  }
}
