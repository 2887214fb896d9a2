package cosr.runtime.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTasksTest {
  @TempDir Path folder;

  private Path sums(String name, int rows, String... more) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++)
      lines.add("{\"prompt\": \"%d+%d\", \"solution\": \"%d\"}".formatted(i, i + 3, 2 * i + 3));
    lines.addAll(List.of(more));
    return Files.write(folder.resolve(name), lines);
  }

  private static Settings settings(Path file, String... more) {
    List<String> all = new ArrayList<>(List.of("tasks.dataset=\"" + file + "\""));
    all.addAll(List.of(more));
    return SettingsLoader.load(null, all).settings();
  }

  private static Settings pinned(Settings settings) {
    return settings.with(OwnTasks.pinned(settings));
  }

  private static Catalog catalog(Path file, String... more) {
    return OwnTasks.catalog(pinned(settings(file, more)));
  }

  @Test
  void practiceAndExamsShareNoRow() throws IOException {
    Catalog catalog = catalog(sums("own.jsonl", 300));
    Set<String> exam = new HashSet<>();
    for (Task t : catalog.examPapers(1000).tasks()) exam.add(t.prompt());
    assertThat(exam).hasSizeBetween(30, 90);
    Set<String> drawn = new HashSet<>();
    for (Cell cell : catalog.cells())
      for (int i = 0; i < 2000; i++)
        drawn.add(catalog.draw(cell, KeyedRandom.of(1, "test", cell, i)).prompt());
    assertThat(drawn).hasSize(300 - exam.size()).doesNotContainAnyElementsOf(exam);
  }

  @Test
  void aRowIsSetWithItsCheckAndItsFullestLesson() throws IOException {
    Path file =
        sums(
            "own.jsonl",
            40,
            "{\"prompt\": \"half of 9\", \"solution\": \"so \\\\boxed{\\\\frac{9}{2}}\"}",
            "{\"prompt\": \"9/2 =\", \"solution\": \"It is 4. And a half: \\\\boxed{\\\\frac92}\"}");
    Catalog catalog = catalog(file);
    Cell cell = new Cell("own", 1);
    Task first = catalog.task("0+3").orElseThrow();
    assertThat(first)
        .extracting(Task::prompt, Task::gloss, Task::form, t -> t.check().kind())
        .containsExactly("0+3=", "0+3", AnswerForm.INTEGER, "integer-equals");
    assertThat(catalog.family(cell).answer("0+3=")).isEqualTo("3");
    assertThat(catalog.family(cell).answer("half of 9=")).isEqualTo("so \\boxed{\\frac{9}{2}}");
    assertThat(catalog.task("half of 9").orElseThrow().form()).isEqualTo(AnswerForm.LATEX);
    assertThat(catalog.family(cell).answer("9/2 =")).isEqualTo("\\frac92");
    assertThat(catalog.alphabet()).contains("h", "\\", "{", " ").endsWith("}");
  }

  @Test
  void cellsAreThoseThatTheRowsNameWhereEachHasRowsEnough() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int level = 1; level <= 3; level++)
      for (int i = 0; i < 70; i++)
        lines.add(
            "{\"problem\": \"%d and %d\", \"solution\": \"\\\\boxed{%d}\", \"type\": \"%s\", \"level\": \"Level %d\"}"
                .formatted(
                    i, level, i + level, i % 2 == 0 ? "Algebra" : "Number Theory", 2 * level));
    Path file = Files.write(folder.resolve("maths.jsonl"), lines);
    assertThat(catalog(file).cells().toString())
        .isEqualTo(
            "[algebra/1, algebra/2, algebra/3, number-theory/1, number-theory/2, number-theory/3]");
    Files.write(
        file, lines.stream().filter(l -> l.contains("Algebra") || l.contains("{7")).toList());
    assertThat(catalog(file).cells().toString()).isEqualTo("[maths/1, maths/2, maths/3]");
    assertThat(catalog(sums("sort.jsonl", 200)).cells().toString())
        .isEqualTo("[own-sort/1, own-sort/2]");
  }

  @Test
  void familiesStandBesideADatasetWhereThatIsAsked() throws IOException {
    Path file = sums("own.jsonl", 40);
    Catalog both =
        catalog(file, "tasks.with-families=true", "tasks.families=[sort]", "tasks.levels=2");
    assertThat(both.cells().toString()).isEqualTo("[own/1, sort/1, sort/2]");
  }

  @Test
  void aBadRowIsRefusedWithItsPlaceOrLeftOutForGood() throws IOException {
    Path file = sums("own.jsonl", 40, "{\"prompt\": \"2+2\"}", "nothing");
    assertThatThrownBy(() -> OwnTasks.pinned(settings(file)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "%s:41: column 'solution': it is not there; the columns of the row are prompt; 1 more rows are bad; ./cosr tasks check %s says more, and --set tasks.skip-bad=true leaves bad rows out",
            file, file);
    Settings skipped = pinned(settings(file, "tasks.skipBad=true"));
    assertThat(skipped.tasks().pinned().leftOut()).containsExactly(41, 42);
    assertThat(skipped.tasks().pinned().sha256()).hasSize(64);
    assertThat(OwnTasks.catalog(skipped).size(new Cell("own", 1))).isEqualTo(40);
  }

  @Test
  void promptsThatAreTheSameForTheStudentAreOneTaskWithOneLineForTheOther() throws IOException {
    Path file = sums("own.jsonl", 40, "{\"prompt\": \"0+3=\", \"solution\": \"3\"}");
    assertThatThrownBy(() -> OwnTasks.pinned(settings(file)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "%s:41: its prompt is that of row 1 for the built-in Student, which is asked '0+3='; ./cosr tasks check %s says more, and --set tasks.skip-bad=true leaves bad rows out",
            file, file);
    assertThat(catalog(file, "tasks.skipBad=true").size(new Cell("own", 1))).isEqualTo(40);
  }

  @Test
  void aRunThatGoesOnTakesWhatItTookDownAndProvesNothingAgain() throws IOException {
    Path file = sums("own.jsonl", 40, "{\"prompt\": \"2+2\", \"solution\": \"5\"}", "nothing");
    SettingsLoader.Loaded given =
        SettingsLoader.load(null, List.of("tasks.dataset=\"" + file + "\"", "tasks.skipBad=true"));
    Settings then = pinned(given.settings());
    assertThat(OwnTasks.pinnedAs(given, then).settings()).isEqualTo(then);
    Files.delete(file);
    assertThat(OwnTasks.pinnedAs(given, then).settings()).isEqualTo(then);
    assertThatThrownBy(() -> OwnTasks.catalog(then)).isInstanceOf(UserError.class);
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    Path file = sums("own.jsonl", 40);
    Settings settings = pinned(settings(file));
    sums("own.jsonl", 41);
    assertThatThrownBy(() -> OwnTasks.catalog(settings))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "tasks.dataset: " + file + " is not the file that the run was made with (SHA-256 ")
        .hasMessageEndingWith("put that one back, or train a new run");
  }

  @Test
  void aReferenceThatItsOwnCheckDoesNotFindRightIsRefused() throws IOException {
    Path file =
        sums(
            "own.jsonl", 40, "{\"prompt\": \"x\", \"solution\": \"#### 5\\nNo, the answer is 6\"}");
    assertThatThrownBy(() -> OwnTasks.pinned(settings(file)))
        .hasMessageStartingWith(
            file
                + ":41: its reference solution is not right by its own check integer-equals: wrong,"
                + " value (the Adapter read '6'); ");
  }

  @Test
  void whatTheStudentCannotHoldIsRefusedWithTheMend() throws IOException {
    Path point = sums("own.jsonl", 40, "{\"prompt\": \"5/2\", \"solution\": \"2.5\"}");
    assertThatThrownBy(() -> OwnTasks.pinned(settings(point)))
        .hasMessageStartingWith(
            point + ":41: the answer has a '.', which ends an answer of the built-in Student; ");
    Path emoji = sums("own.jsonl", 40, "{\"prompt\": \"\uD83D\uDE00\", \"solution\": \"2\"}");
    assertThatThrownBy(() -> OwnTasks.pinned(settings(emoji)))
        .hasMessageStartingWith(
            emoji + ":41: the Student can have no token for '\uD83D\uDE00' (U+1F600); ");
    Path wide =
        sums(
            "own.jsonl",
            40,
            "{\"prompt\": \"%s\", \"solution\": \"2\"}".formatted("1+".repeat(20)));
    assertThatThrownBy(() -> OwnTasks.pinned(settings(wide, "tasks.context=32")))
        .hasMessageStartingWith(
            wide + ":41: prompt and answer take 43 tokens, and tasks.context is 32: raise it; ");
  }

  @Test
  void oneRowIsTooFewAndTwoAreEnough() throws IOException {
    Path file = sums("own.jsonl", 1);
    assertThatThrownBy(() -> catalog(file))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith(
            "1 of its rows can be used, and a run needs 2, one to practise and one to hold out: add rows");
    Catalog two = catalog(sums("own.jsonl", 2));
    Task exam = two.examPapers(16).tasks().getFirst();
    assertThat(two.examPapers(16).tasks()).hasSize(1);
    Cell cell = new Cell("own", 1);
    for (int i = 0; i < 20; i++)
      assertThat(two.draw(cell, KeyedRandom.of(1, "test", i)).prompt()).isNotEqualTo(exam.prompt());
  }

  @Test
  void anUnknownCheckNamesThoseThatThereAre() throws IOException {
    Path file = sums("own.jsonl", 40);
    assertThatThrownBy(
            () ->
                OwnTasks.pinned(
                    settings(
                        file,
                        "tasks.columns.prompt=prompt",
                        "tasks.columns.answer=solution",
                        "tasks.columns.check=integr")))
        .hasMessage("tasks.columns.check: no check 'integr'; did you mean 'integer'?");
  }
}
