package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.config.Settings;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lessons;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.student.core.GenerationPlan.Chunk;
import cosr.student.core.GenerationPlan.Line;
import cosr.student.tokenizer.CharTokenizer;
import cosr.student.tokenizer.TokenizerFiles;
import cosr.student.wording.NotationWording;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final float[] NONE = {};

  @Test
  void chunksKeepGroupsTogetherAndStayUnderTheLimit() {
    for (long seed = 0; seed < 30; seed++) {
      Generate ask = ask(seed);
      GenerationPlan plan = GenerationPlan.of(ask, prompts(ask, seed), 20);
      List<Integer> positions = new ArrayList<>();
      int longest = 0;
      for (Chunk chunk : plan.chunks()) {
        assertThat(chunk.lines().size()).isLessThanOrEqualTo(20);
        assertThat(chunk.lines().size() % ask.samples()).isZero();
        for (int i = 0; i < chunk.lines().size(); i++) {
          Line line = chunk.lines().get(i);
          assertThat(line.sample()).isEqualTo(i % ask.samples());
          assertThat(line.position() % ask.samples()).isEqualTo(line.sample());
          assertThat(line.maxTokens()).isGreaterThanOrEqualTo(longest);
          longest = line.maxTokens();
          positions.add(line.position());
        }
      }
      assertThat(new TreeSet<>(positions)).hasSize(positions.size());
      assertThat(positions).hasSize(ask.prompts().size() * ask.samples());
    }
  }

  @Test
  void resultsComeBackInTheOrderAsked() {
    for (long seed = 0; seed < 30; seed++) {
      Generate ask = ask(seed);
      GenerationPlan plan = GenerationPlan.of(ask, prompts(ask, seed), 9);
      List<List<String>> results =
          plan.chunks().stream()
              .map(c -> c.lines().stream().map(l -> l.taskId() + "#" + l.sample()).toList())
              .toList();
      List<String> asked = new ArrayList<>();
      for (Prompt p : ask.prompts())
        for (int s = 0; s < ask.samples(); s++) asked.add(p.taskId() + "#" + s);
      assertThat(plan.inOrder(results)).isEqualTo(asked);
    }
  }

  @Test
  void everyAttemptHasDrawsOfItsOwnThatDoNotDependOnTheChunks() {
    Generate ask =
        new Generate(
            "run",
            round(4),
            0,
            2,
            false,
            List.of(
                new Prompt("a", cell(0), "", "", 5),
                new Prompt("b", cell(0), "", "", 5),
                new Prompt("a", cell(0), "", "", 5)));
    List<int[]> ids = List.of(new int[3], new int[2], new int[3]);
    TreeSet<String> draws = new TreeSet<>();
    for (int rows : new int[] {2, 4, 100}) {
      GenerationPlan plan = GenerationPlan.of(ask, ids, rows);
      for (Chunk c : plan.chunks())
        for (Line l : c.lines())
          draws.add(l.position() + java.util.Arrays.toString(plan.uniforms(9, l)));
    }
    assertThat(draws).hasSize(6);
    assertThat(draws.stream().map(d -> d.substring(1)).distinct()).hasSize(6);
    assertThat(draws).allMatch(d -> d.split(",").length == 5);
  }

  @Test
  void aChunkSmallerThanAGroupIsRefused() {
    assertThatThrownBy(() -> GenerationPlan.of(ask(1), prompts(ask(1), 1), 2))
        .hasMessage(
            "sampling.chunk-rows is 2, below the 3 attempts of a group: raise it to 3 or more");
  }

  @Test
  void microBatchesHoldEveryRowOnceAndStayUnderTheLimit() {
    for (long seed = 0; seed < 30; seed++) {
      KeyedRandom random = KeyedRandom.of(seed, "rows");
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 100; i++)
        rows.add(row(1 + random.nextInt(12), 1 + random.nextInt(3), 1 + random.nextInt(20), i));
      List<List<Row>> pieces = Microbatches.cut(rows, 120);
      List<Row> all = new ArrayList<>();
      for (List<Row> piece : pieces) {
        assertThat(computed(piece)).isLessThanOrEqualTo(120);
        all.addAll(piece);
      }
      assertThat(all).containsExactlyInAnyOrderElementsOf(rows);
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).promptLength()).isGreaterThanOrEqualTo(all.get(i - 1).promptLength());
        if (prompt(all.get(i)).equals(prompt(all.get(i - 1))))
          assertThat(all.get(i).weight()).isGreaterThan(all.get(i - 1).weight());
      }
    }
  }

  @Test
  void rowsOfOnePromptFillAMicroBatchTogether() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) rows.add(row(10, i % 2, 3, i));
    assertThat(Microbatches.cut(rows, 36)).hasSize(1);
    assertThat(Microbatches.cut(rows, 35)).extracting(List::size).containsExactly(7, 1);
  }

  /** A prompt of so many tokens, which differs by a number, and a completion. */
  private static Row row(int prompt, int number, int completion, int weight) {
    int[] ids = new int[prompt + completion];
    ids[0] = number;
    return new Row(ids, prompt, weight, NONE, Origin.STUDENT);
  }

  private static List<Integer> prompt(Row row) {
    return java.util.Arrays.stream(row.ids()).limit(row.promptLength()).boxed().toList();
  }

  private static int computed(List<Row> rows) {
    return rows.stream().map(PlansTest::prompt).distinct().mapToInt(List::size).sum()
        + rows.stream().mapToInt(r -> r.completion() - 1).sum();
  }

  @Test
  void aRowLongerThanTheLimitGoesAlone() {
    List<Row> rows = new ArrayList<>();
    for (int length : new int[] {30, 4, 50, 4}) rows.add(row(1, 0, length, 1));
    assertThat(Microbatches.cut(rows, 10)).extracting(List::size).containsExactly(1, 1, 1, 1);
    assertThat(Microbatches.cut(rows.subList(1, 2), 10)).hasSize(1);
    assertThat(Microbatches.cut(List.of(), 10)).isEmpty();
  }

  @Test
  void theWarmUpRateRisesStaysAndFalls() {
    Settings.WarmUp w = new Settings.WarmUp(1000, 128, 50, 4e-3, 50, 0.3);
    assertThat(Schedules.warmUp(w, 0)).isCloseTo(4e-3 / 50, within(1e-15));
    assertThat(Schedules.warmUp(w, 24)).isCloseTo(2e-3, within(1e-15));
    assertThat(Schedules.warmUp(w, 49)).isEqualTo(4e-3);
    assertThat(Schedules.warmUp(w, 700)).isEqualTo(4e-3);
    assertThat(Schedules.warmUp(w, 850)).isCloseTo(2e-3, within(1e-15));
    assertThat(Schedules.warmUp(w, 999)).isCloseTo(4e-3 * 0.02, within(1e-15));
    Settings.WarmUp flat = new Settings.WarmUp(10, 8, 5, 1, 0, 0);
    assertThat(Schedules.warmUp(flat, 9)).isEqualTo(1);
  }

  @Test
  void thePracticeRatesFallToTheirFinalShareInTheLastRound() {
    Settings.Learning l = settings(300, 4, 192, 400).learning();
    assertThat(Schedules.practice(l, 300, 0)).isEqualTo(1);
    assertThat(Schedules.practice(l, 300, 179)).isEqualTo(1);
    assertThat(Schedules.practice(l, 300, 239)).isCloseTo(0.55, within(1e-12));
    assertThat(Schedules.practice(l, 300, 299)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aLessonRowIsPromptAnswerAndEndMark() {
    List<Row> rows =
        TrainRows.lesson(
            List.of(new Lessons.Row(cell(0), "12", "345")),
            new NotationWording(
                CharTokenizer.of(new TokenizerFiles("12345.").files(9).get("tokenizer.json")), 6));
    assertThat(rows.getFirst().ids()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(rows.getFirst().promptLength()).isEqualTo(2);
    assertThat(rows.getFirst().origin()).isEqualTo(Origin.LESSON);
  }

  private static Generate ask(long seed) {
    KeyedRandom random = KeyedRandom.of(seed, "ask");
    List<Prompt> prompts = new ArrayList<>();
    for (int k = 0; k < 11; k++)
      prompts.add(new Prompt("t" + k, cell(0), "", "", 1 + random.nextInt(4)));
    return new Generate("run", round(0), 0, 3, false, prompts);
  }

  private static List<int[]> prompts(Generate ask, long seed) {
    KeyedRandom random = KeyedRandom.of(seed, "prompts");
    List<int[]> ids = new ArrayList<>();
    for (int k = 0; k < ask.prompts().size(); k++) ids.add(new int[1 + random.nextInt(3)]);
    return ids;
  }
}
