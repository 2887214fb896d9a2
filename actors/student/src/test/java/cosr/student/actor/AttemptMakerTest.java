package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.config.FailPoint;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.protocol.Cell;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.student.HubFixtures;
import cosr.student.core.Sampled;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Step;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.HubConfig;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.HubTokenizer;
import cosr.student.tokenizer.StopStrings;
import cosr.student.wording.ChatWording;
import cosr.student.wording.Wording;
import cosr.templates.ModelTemplates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts of a model with random weights, by every way of sampling. */
class AttemptMakerTest {
  private static final String MODEL = "llama";
  private static final int SAMPLES = 4;
  private static final int PROMPTS = 5;
  private static final String[] ALL = {
    "sampling.temperature=0.8",
    "sampling.top-k=60",
    "sampling.top-p=0.9",
    "sampling.min-p=0.001",
    "sampling.stop=[q,\"th\"]",
    "sampling.prompt-tokens=60"
  };

  private static ModelFolder folder;
  private static ModelShape shape;
  private static TensorEngine engine;

  @BeforeAll
  static void open() throws IOException {
    folder = ModelFolder.open(HubFixtures.folder(MODEL).toAbsolutePath());
    shape =
        HubConfig.read(
            folder.bytes(ModelFolder.CONFIG).orElseThrow(), folder.bytes("generation_config.json"));
    engine =
        new DjlEngine(
            new ModelPlan(shape, List.of(), false),
            EngineOptions.of(settings()),
            ModelFiles.of(folder, shape));
  }

  @BeforeEach
  void fresh() {
    engine.initialise(1);
  }

  @AfterEach
  void disarm() {
    FailPoint.disarm();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Settings settings(String... more) {
    List<String> all = new ArrayList<>(List.of("student.model=any", "engine.precision=fp32"));
    all.addAll(List.of(more));
    return SettingsLoader.load(null, all).settings();
  }

  private static Settings with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return settings(all.toArray(String[]::new));
  }

  private Wording wording(Settings settings) {
    HubTokenizer tokenizer = HubTokenizer.of(folder);
    try {
      return new ChatWording(
          tokenizer,
          ModelTemplates.of(folder.path()),
          List.copyOf(tokenizer.endIds(folder)),
          new StopStrings(settings.sampling().stop()),
          "",
          shape.maxLength(),
          40);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Words of different lengths, one task twice. */
  private List<Sampled> attempts(Settings settings, boolean greedy) {
    try (Wording wording = wording(settings)) {
      List<Prompt> prompts = new ArrayList<>();
      List<int[]> ids = new ArrayList<>();
      for (int k = 0; k < PROMPTS; k++) {
        int task = k == 4 ? 1 : k;
        int[] prompt = wording.prompt("tell me more".repeat(1 + task), "");
        ids.add(prompt);
        prompts.add(
            new Prompt("t" + task, new Cell("words", 1), "", "", wording.room(prompt, 1) - task));
      }
      int samples = greedy ? 1 : SAMPLES;
      Generate ask =
          new Generate("run", new SheetKey(Stage.ROUND, 3, 0), 0, samples, greedy, prompts);
      AttemptMaker maker = new AttemptMaker(settings, engine, wording);
      return maker.of(maker.plan(ask, ids), greedy);
    }
  }

  private static void same(List<Sampled> made, List<Sampled> reference) {
    assertThat(made).hasSameSizeAs(reference);
    for (int i = 0; i < made.size(); i++) {
      assertThat(made.get(i).ids()).as("attempt " + i).isEqualTo(reference.get(i).ids());
      assertThat(made.get(i).finished()).isEqualTo(reference.get(i).finished());
      assertThat(made.get(i).logProbs()).hasSameSizeAs(reference.get(i).logProbs());
      for (int t = 0; t < made.get(i).logProbs().length; t++)
        assertThat(made.get(i).logProbs()[t])
            .isCloseTo(reference.get(i).logProbs()[t], within(1e-4f));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sampling.slots=1",
        "sampling.slots=3",
        "sampling.slots=7",
        "sampling.slots=64",
        "sampling.chunk-rows=8"
      })
  void theAttemptsAreTheSameHoweverTheyAreComputedTogether(String way) {
    same(attempts(settings(way), false), attempts(settings("sampling.chunk-rows=512"), false));
    List<Sampled> whole = attempts(with(ALL, "sampling.chunk-rows=512"), false);
    assertThat(whole).anyMatch(Sampled::finished).anyMatch(a -> !a.finished());
    same(attempts(with(ALL, way), false), whole);
    same(attempts(with(ALL, way), true), attempts(with(ALL, "sampling.chunk-rows=512"), true));
  }

  @Test
  void aTextThatEndsAnswersEndsThemWithTheTokenThatBringsIt() {
    Settings stops = settings("sampling.stop=[q,\"th\"]", "sampling.slots=5");
    List<Sampled> free = attempts(settings("sampling.slots=5"), false);
    List<Sampled> made = attempts(stops, false);
    int cut = 0;
    try (Wording wording = wording(stops);
        HubTokenizer tokenizer = HubTokenizer.of(folder)) {
      for (int i = 0; i < made.size(); i++) {
        int[] ids = made.get(i).ids();
        assertThat(Arrays.copyOf(free.get(i).ids(), ids.length)).isEqualTo(ids);
        assertThat(wording.said(ids).text()).doesNotContain("q").doesNotContain("th");
        assertThat(wording.said(ids).finished()).isEqualTo(made.get(i).finished());
        assertThat(made.get(i).logProbs()).hasSize(ids.length);
        if (!made.get(i).finished() || wording.ends(ids[ids.length - 1])) continue;
        cut++;
        String all = tokenizer.decode(ids, true);
        String before = tokenizer.decode(Arrays.copyOf(ids, ids.length - 1), true);
        assertThat(all.contains("q") || all.contains("th")).isTrue();
        assertThat(before.contains("q") || before.contains("th")).isFalse();
        assertThat(all).startsWith(wording.said(ids).text());
      }
    }
    assertThat(cut).isGreaterThan(5);
  }

  @Test
  void attemptsAtAPromptEndWhereItsTokensAreSpent() {
    List<Sampled> free = attempts(settings(), false);
    List<Sampled> made = attempts(settings("sampling.prompt-tokens=50", "sampling.slots=3"), false);
    for (int k = 0; k < PROMPTS; k++) {
      List<Sampled> group = made.subList(k * SAMPLES, (k + 1) * SAMPLES);
      int spent = group.stream().mapToInt(a -> a.ids().length).sum();
      assertThat(spent).isBetween(50 - SAMPLES + 1, 50);
      int longest = group.stream().mapToInt(a -> a.ids().length).max().orElseThrow();
      for (int s = 0; s < SAMPLES; s++) {
        Sampled whole = free.get(k * SAMPLES + s);
        int length = group.get(s).ids().length;
        assertThat(length).isEqualTo(Math.min(whole.ids().length, longest));
        assertThat(group.get(s).ids()).isEqualTo(Arrays.copyOf(whole.ids(), length));
        assertThat(group.get(s).finished())
            .isEqualTo(whole.finished() && length == whole.ids().length);
      }
    }
  }

  @Test
  void attemptsThatWereCutOffInTheMiddleAreMadeAgainBitForBit() {
    Settings settings = with(ALL, "sampling.slots=4");
    List<Sampled> whole = attempts(settings, false);
    FailPoint.arm(
        "student.mid-generation:3",
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(() -> attempts(settings, false)).hasMessage("killed");
    FailPoint.disarm();
    List<Sampled> again = attempts(settings, false);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(again.get(i).ids()).isEqualTo(whole.get(i).ids());
      assertThat(again.get(i).logProbs()).isEqualTo(whole.get(i).logProbs());
    }
  }

  @Test
  void whatWasFilteredIsLearnedFromWithARatioOfOne() {
    Settings settings = with(ALL, "sampling.slots=6");
    List<TrainBatch.Row> rows = new ArrayList<>();
    try (Wording wording = wording(settings)) {
      List<Sampled> made = attempts(settings, false);
      for (int i = 0; i < made.size(); i++) {
        int k = i / SAMPLES;
        int[] prompt = wording.prompt("tell me more".repeat(1 + (k == 4 ? 1 : k)), "");
        int[] ids = Arrays.copyOf(prompt, prompt.length + made.get(i).ids().length);
        System.arraycopy(made.get(i).ids(), 0, ids, prompt.length, made.get(i).ids().length);
        rows.add(new TrainBatch.Row(ids, prompt.length, 1 - i % 3, made.get(i).logProbs()));
      }
    }
    TrainBatch.Loss loss = new TrainBatch.Loss.Policy(0.2, 0.28);
    Step step = engine.train(new TrainBatch(loss, 0.8, List.of(rows)), 1e-6);
    assertThat(step.greatestMismatch()).isLessThan(1e-4);
    assertThat(step.meanRatio()).isCloseTo(1, within(1e-5));
    assertThat(step.clipLow() + step.clipHigh()).isZero();
  }
}
