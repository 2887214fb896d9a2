package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.Choice;
import cosr.student.engine.Continuous;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.Hook;
import cosr.student.engine.OpenBatch;
import cosr.student.engine.OpenBatch.Piece;
import cosr.student.engine.Step;
import cosr.student.engine.TrainBatch;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBatchTest {
  private static final int VOCAB = 11;

  @TempDir private Path home;

  @Test
  void rowsThatEnterAndLeaveGetWhatTheyGetInOneBatch() {
    for (ModelShape shape : List.of(Small.shape(), Small.shape(2, 2, List.of())))
      try (DjlEngine engine = exact(shape)) {
        GenerateBatch batch = new GenerateBatch(rows(1, 150), 0.9, false);
        Generation whole = engine.generate(batch);
        for (int slots : new int[] {1, 5, 24, 300}) {
          Generation found = Continuous.generate(engine, batch, slots);
          for (int i = 0; i < 150; i++) {
            assertThat(found.rows().get(i).ids()).isEqualTo(whole.rows().get(i).ids());
            assertThat(found.rows().get(i).logProbs())
                .containsExactly(whole.rows().get(i).logProbs(), within(1e-6f));
          }
        }
      }
  }

  @Test
  void logProbabilitiesAreThoseThatTheLearnerComputes() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch batch = new GenerateBatch(rows(2, 100), 0.8, false);
      Generation out = Continuous.generate(engine, batch, 16);
      for (int i = 0; i < 100; i++) {
        GenerateBatch.Row row = batch.rows().get(i);
        int[] ids = out.rows().get(i).ids();
        int[] all = joined(row.prompt(), ids);
        float[] whole = Small.logProbabilities(engine, all, batch.choice(row).temperature());
        for (int t = 0; t < ids.length; t++)
          assertThat(out.rows().get(i).logProbs()[t])
              .isCloseTo(whole[(row.prompt().length + t - 1) * VOCAB + ids[t]], within(1e-4f));
      }
    }
  }

  @Test
  void longAnswersOutgrowTheirFirstRoomAndTheLearnerAgreesOnThem() {
    try (DjlEngine engine = Small.engine(Small.shape().withMaxLength(300), 1)) {
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        KeyedRandom random = KeyedRandom.of(5, "long", i);
        float[] uniforms = new float[i % 3 == 0 ? 250 : 20 + i];
        for (int k = 0; k < uniforms.length; k++) uniforms[k] = 0.6f + 0.4f * random.nextFloat();
        rows.add(new GenerateBatch.Row(Small.ids(random, 3 + i % 4), uniforms.length, uniforms));
      }
      Generation out = Continuous.generate(engine, new GenerateBatch(rows, 0.8, false), 10);
      assertThat(out.rows()).anySatisfy(row -> assertThat(row.ids()).hasSize(250));
      List<TrainBatch.Row> learned = new ArrayList<>();
      for (int i = 0; i < 30; i++)
        learned.add(
            new TrainBatch.Row(
                joined(rows.get(i).prompt(), out.rows().get(i).ids()),
                rows.get(i).prompt().length,
                1,
                out.rows().get(i).logProbs()));
      Step step =
          engine.train(
              new TrainBatch(new TrainBatch.Loss.Policy(0.2, 0.28), 0.8, List.of(learned)), 0);
      assertThat(step.meanRatio()).isCloseTo(1, within(1e-5));
      assertThat(step.divergence()).isCloseTo(0, within(5e-9));
    }
  }

  @Test
  void shortRowsThatShareACacheWithVeryLongOnesGetWhatTheyGetAlone() {
    try (DjlEngine engine = Small.engine(Small.shape().withMaxLength(1400), 1)) {
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (int i = 0; i < 16; i++)
        rows.add(
            new GenerateBatch.Row(
                Small.ids(KeyedRandom.of(6, "prompt", i), i % 2 == 0 ? 1300 : 3),
                6,
                new float[] {0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f}));
      Map<Integer, List<Integer>> got = new TreeMap<>();
      try (OpenBatch open = engine.open()) {
        for (GenerateBatch.Row row : rows) open.enter(new GenerateBatch(List.of(row), 1, false));
        while (open.size() > 0) collect(got, open.advance(6, 16));
      }
      for (int i = 0; i < rows.size(); i++) {
        GenerateBatch alone = new GenerateBatch(List.of(rows.get(i)), 1, false);
        assertThat(got.get(i).stream().mapToInt(Integer::intValue))
            .containsExactly(
                Arrays.stream(engine.generate(alone).rows().getFirst().ids())
                    .boxed()
                    .toArray(Integer[]::new));
      }
    }
  }

  @Test
  void theSameCallsGiveTheSameBits() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch batch = new GenerateBatch(rows(3, 120), 1, false);
      Generation first = Continuous.generate(engine, batch, 32);
      Generation second = Continuous.generate(engine, batch, 32);
      for (int i = 0; i < 120; i++) {
        assertThat(second.rows().get(i).ids()).isEqualTo(first.rows().get(i).ids());
        assertThat(second.rows().get(i).logProbs()).isEqualTo(first.rows().get(i).logProbs());
      }
    }
  }

  @Test
  void adaptersOnAModelThatIsHeldAsBfloat16AreSampledAsInOneBatch() {
    LoraConfig lora = LoraConfig.of(2, 3, new LoraTargets.Names(List.of("q_proj"), List.of()), "");
    ModelShape shape = Small.shape();
    ModelPlan plan = new ModelPlan(shape, lora.modules(shape.linear()), true);
    try (DjlEngine whole = Small.engine(shape, 1)) {
      whole.save(home.resolve("base"), Hook.NONE);
    }
    ModelFiles files =
        ModelFiles.adapters(ModelFolder.open(home.resolve("base")), shape, lora, plan.adapters());
    try (DjlEngine engine = new DjlEngine(plan, Small.OPTIONS, files)) {
      engine.initialise(1);
      GenerateBatch batch = Small.prompts(1, 40, 1, false);
      for (int i = 0; i < 2; i++) {
        Generation whole = engine.generate(batch);
        Generation found = Continuous.generate(engine, batch, 9);
        for (int k = 0; k < 40; k++)
          assertThat(found.rows().get(k).ids()).isEqualTo(whole.rows().get(k).ids());
        engine.train(Small.supervised(1, 16), 1e-2);
      }
    }
  }

  @Test
  void aRowThatIsTakenOutGetsNoMoreAndTheOthersGoOnAsBefore() {
    try (DjlEngine engine = exact(Small.shape())) {
      GenerateBatch batch = new GenerateBatch(rows(4, 40), 1, false);
      Generation whole = engine.generate(batch);
      Map<Integer, List<Integer>> got = new TreeMap<>();
      try (OpenBatch open = engine.open()) {
        assertThat(open.enter(sub(batch, 0, 20))).hasSize(20).doesNotHaveDuplicates();
        collect(got, open.advance(3, 20));
        open.leave(List.of(3, 4, 5, 99));
        List<Integer> next = open.enter(sub(batch, 20, 40));
        assertThat(next).containsExactlyElementsOf(range(20, 40));
        while (open.size() > 0) collect(got, open.advance(2, 7));
        assertThat(open.advance(2, 7)).isEmpty();
      }
      for (int i = 0; i < 40; i++) {
        int[] all = whole.rows().get(i).ids();
        int most = i >= 3 && i <= 5 ? 3 : all.length;
        assertThat(got.get(i).stream().mapToInt(Integer::intValue))
            .containsExactly(Arrays.stream(all).limit(most).boxed().toArray(Integer[]::new));
      }
    }
  }

  @Test
  void itReturnsWhenEnoughRowsAreDone() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1);
        OpenBatch open = engine.open()) {
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (int i = 0; i < 10; i++)
        rows.add(new GenerateBatch.Row(new int[] {2, 3}, 1 + i, new float[0], Choice.greedy(1)));
      open.enter(new GenerateBatch(rows, 1, true));
      List<Piece> pieces = open.advance(100, 3);
      assertThat(pieces).hasSize(10);
      int done = (int) pieces.stream().filter(Piece::done).count();
      assertThat(done).isGreaterThanOrEqualTo(3);
      assertThat(open.size()).isEqualTo(10 - done);
    }
  }

  @Test
  void nothingIsSampledFromWeightsThatHaveChanged() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1);
        OpenBatch open = engine.open()) {
      open.enter(Small.prompts(1, 4, 1, false));
      engine.train(Small.supervised(1, 8), 1e-3);
      assertThatThrownBy(() -> open.advance(1, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the weights have changed since the batch was opened");
    }
  }

  @Test
  void nothingStaysInTheEngine() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      int before = engine.managed();
      Continuous.generate(engine, Small.prompts(1, 60, 1, false), 9);
      assertThat(engine.managed()).isEqualTo(before);
    }
  }

  @Test
  void aRowThatIsTooLongIsRefusedAndTheOthersGoOn() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1);
        OpenBatch open = engine.open()) {
      open.enter(Small.prompts(1, 4, 1, false));
      GenerateBatch.Row row = new GenerateBatch.Row(new int[] {2, 3}, 39, new float[39]);
      assertThatThrownBy(() -> open.enter(new GenerateBatch(List.of(row), 1, false)))
          .hasMessage("a row of 41 tokens; the model takes 40");
      assertThat(open.advance(1, 1)).hasSize(4);
    }
  }

  /** Prompts of many lengths, some of them equal, long and short answers, choices and stops. */
  private static List<GenerateBatch.Row> rows(long seed, int count) {
    List<Optional<Choice>> choices =
        List.of(
            Optional.empty(),
            Optional.of(new Choice(1.2, 4, 0.9, 0, false)),
            Optional.empty(),
            Optional.of(Choice.greedy(1)));
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KeyedRandom random = KeyedRandom.of(seed, "row", i);
      int[] prompt = Small.ids(KeyedRandom.of(seed, "prompt", i / 3), 1 + i / 3 % 9);
      int most = 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 8);
      float[] uniforms = new float[most];
      for (int k = 0; k < most; k++) uniforms[k] = 0.1f + 0.9f * random.nextFloat();
      rows.add(
          new GenerateBatch.Row(
              prompt, most, uniforms, choices.get(i % 4), i % 5 == 0 ? List.of(4) : List.of()));
    }
    return rows;
  }

  private static int[] joined(int[] prompt, int[] answer) {
    int[] all = Arrays.copyOf(prompt, prompt.length + answer.length);
    System.arraycopy(answer, 0, all, prompt.length, answer.length);
    return all;
  }

  private static void collect(Map<Integer, List<Integer>> got, List<Piece> pieces) {
    for (Piece piece : pieces)
      for (int id : piece.ids()) got.computeIfAbsent(piece.row(), row -> new ArrayList<>()).add(id);
  }

  private static GenerateBatch sub(GenerateBatch batch, int from, int to) {
    return new GenerateBatch(batch.rows().subList(from, to), batch.temperature(), batch.greedy());
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> all = new ArrayList<>();
    for (int i = from; i < to; i++) all.add(i);
    return all;
  }

  private static DjlEngine exact(ModelShape shape) {
    EngineOptions options =
        new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0.01, 1, 1, EngineOptions.FP64);
    DjlEngine engine = new DjlEngine(shape, options, new TreeMap<>());
    engine.initialise(1);
    return engine;
  }
}
