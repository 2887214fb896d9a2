package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {
  private static final int LEVELS = 12;
  private static final int DRAWS = 20;

  static Stream<Task> tasks() {
    return Families.all().stream()
        .flatMap(
            f ->
                IntStream.rangeClosed(1, LEVELS)
                    .boxed()
                    .flatMap(
                        l ->
                            IntStream.range(0, DRAWS)
                                .mapToObj(
                                    i ->
                                        f.draw(
                                            l,
                                            KeyedRandom.of(
                                                5, "words", new Cell(f.name(), l), i)))));
  }

  @Test
  void aPromptFoundAnywhereIsATaskAgain() {
    assertThat(tasks()).allSatisfy(t -> assertThat(Families.task(t.prompt())).contains(t));
  }

  @Test
  void aGlossSetsItsOwnTask() {
    assertThat(tasks())
        .filteredOn(t -> !t.cell().equals(new Cell("program", 1)))
        .allSatisfy(t -> assertThat(Families.task(t.gloss())).as(t.gloss()).contains(t));
  }

  @Test
  void aProgramOfOneStepIsSaidOfThatStepsFamily() {
    assertThat(Families.task("ps314=").orElseThrow().gloss()).isEqualTo("sort: 3 1 4");
    assertThat(Families.task("sort: 3 1 4").orElseThrow().prompt()).isEqualTo("s314=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort 3 1 4|s314=",
        "  Sort :  3, 1, 4  |s314=",
        "prefix-sum: 3 1 4|cꆎꅨꆙꇏꈨ=",
        "keep the odd digits: 3 1|o31=",
        "add one to each digit: 5 0 8|i508=",
        "double the number: 3 1 4|d314=",
        "sort then reverse: 3 1 4|p겱곟까겊겒겟=",
        "running sums, last digit of each, then sort 3 1 4|p깅갪깕긟긧긴=",
        "add 74 and 58|+ꆎꅩꅷꆟꆧꇋꇕꈨ=",
        "subtract 143 from 421|mIOV=",
        "Subtract 1432 from 1|mHDEB=",
        "subtract 1 from 20|mBKA=",
        "Multiply 241 by 3|xIXN=",
        "multiply 3 by 2|xRCC=",
        "compare 421 with 143|vIOV=",
        "compare 3 with 4|vTAA=",
        "running remainders of 415 by 3|%3415=",
        "true and false or true|bꁞꁡꂕꃃ=",
        "make 7 of 3, 6, 4, 1|n73641=",
        "deduplicate: 3 1 3|u313=",
        "keep the first of each digit: 3 1 3|u313=",
        "Add 7 and 158|+ꈧꈅꈐꈱꉀꉤꉯꊗꊡꀪ=",
      })
  void nearlyTheGlossIsUnderstoodToo(String words, String prompt) {
    assertThat(Families.task(words).map(Task::prompt)).contains(prompt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=",
        "sort",
        "sort:",
        "sort: 3",
        "sort: 314",
        "sort: 31 4",
        "sort: 3 -1 4",
        "sorting: 3 1 4",
        "please sort: 3 1 4",
        "keep the odd digits, then sort: 3 1 4",
        "sort, then reverse: 3 1 4 1",
        "sort, then 3 1 4",
        "add 74 and",
        "add 7 4 and 5 8",
        "s3=",
        "s314",
        "s314=134",
        "subtract 58 from 74",
        "compare 5 with 4",
        "multiply 241 by 5",
        "multiply 251 by 3",
        "multiply 241 by 33",
        "multiply 241 by 1",
        "running remainders of 415 by 7",
        "running remainders of 41 by 3",
        "true and false",
        "true and or false",
        "make 9 of 1 2 3",
        "make 7 of 7",
        "deduplicate: 3 1",
        "deduplicate: 3 1 5",
        "make 7 of 3 4 7",
        "314",
      })
  void whatIsNotSaidPlainlyIsNoTask(String words) {
    assertThat(Families.task(words)).isEmpty();
  }
}
