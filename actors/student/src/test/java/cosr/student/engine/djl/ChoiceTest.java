package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.protocol.KeyedRandom;
import cosr.student.HubFixtures;
import cosr.student.engine.Choice;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.model.ModelShape;
import cosr.student.sampling.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final int VOCAB = 11;

  @Test
  void whatRemainsIsWhatTransformersLeaves() throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(HubFixtures.folder("formulas.json").toFile()).get("sampling");
    try (DjlEngine engine = exact()) {
      for (JsonNode each : cases) {
        double[] expected = numbers(each.get("probabilities"));
        double[] found =
            engine.remaining(numbers(each.get("logits")), choice(each.get("settings")));
        assertThat(found).as("%s", each.get("settings")).containsExactly(expected, within(1e-9));
        assertThat(Arrays.stream(found).filter(p -> p > 0).count())
            .isEqualTo(each.get("kept").asLong());
      }
      assertThat(cases).hasSizeGreaterThan(5);
    }
  }

  @Test
  void ofEqualTokensTopKKeepsAllAndTopPTheLater() {
    try (DjlEngine engine = exact()) {
      double[] logits = {1, 2, 2, 2, 0};
      assertThat(kept(engine.remaining(logits, new Choice(1, 1, 1, 0, false))))
          .containsExactly(1, 2, 3);
      assertThat(kept(engine.remaining(logits, new Choice(1, 0, 0.4, 0, false))))
          .containsExactly(2, 3);
      assertThat(kept(engine.remaining(logits, new Choice(1, 0, 1e-9, 0, false))))
          .containsExactly(3);
      assertThat(kept(engine.remaining(logits, new Choice(1, 0, 1, 1, false))))
          .containsExactly(1, 2, 3);
      assertThat(kept(engine.remaining(logits, new Choice(1, 99, 1, 0, false)))).hasSize(5);
    }
  }

  @Test
  void theEngineKeepsWhatTheReferenceKeepsAlsoWhereTokensAreEqual() {
    try (DjlEngine engine = exact()) {
      for (int i = 0; i < 40; i++) {
        KeyedRandom random = KeyedRandom.of(9, "filters", i);
        double[] logits = new double[30];
        for (int k = 0; k < 30; k++) logits[k] = random.nextInt(5) * 0.7;
        double topP = 0.05 + 0.9 * random.nextFloat();
        int topK = random.nextInt(12);
        double minP = i % 2 == 0 ? 0 : 0.3 * random.nextFloat();
        assertThat(engine.remaining(logits, new Choice(0.9, topK, topP, minP, false)))
            .containsExactly(
                new Filters(0.9, topK, topP, minP).probabilities(logits), within(1e-9));
      }
    }
  }

  @Test
  void aNucleusOfALargeVocabularyIsTheOneOfTheWholeSort() {
    KeyedRandom random = KeyedRandom.of(3, "logits");
    try (DjlEngine engine = exact()) {
      for (double spread : new double[] {0.1, 4}) {
        double[] logits = new double[20_000];
        for (int i = 0; i < logits.length; i++) logits[i] = spread * random.nextGaussian();
        for (double p : new double[] {0.3, 0.9, 0.99}) {
          int[] found = kept(engine.remaining(logits, new Choice(1, 0, p, 0, false)));
          assertThat(found).isEqualTo(nucleus(logits, p));
        }
      }
    }
  }

  @Test
  void everyRowIsDrawnFromWhatItsOwnFiltersLeaveAndRecordedFromTheWhole() {
    List<Choice> choices =
        List.of(
            Choice.at(0.7),
            new Choice(1, 3, 1, 0, false),
            new Choice(1.3, 0, 0.7, 0, false),
            new Choice(0.9, 0, 1, 0.3, false),
            new Choice(1.1, 6, 0.9, 0.05, false),
            Choice.greedy(0.8));
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (GenerateBatch.Row row : Small.prompts(4, 60, 1, false).rows())
      rows.add(
          new GenerateBatch.Row(
              row.prompt(), row.maxNew(), row.uniforms(), choices.get(rows.size() % 6)));
    try (DjlEngine engine = Small.engine(Small.shape(), 1);
        DjlEngine exact = exact()) {
      Generation out = engine.generate(new GenerateBatch(rows, 1, false));
      for (int i = 0; i < rows.size(); i++) {
        Choice choice = choices.get(i % 6);
        int[] prompt = rows.get(i).prompt();
        int[] ids = out.rows().get(i).ids();
        int[] all = Arrays.copyOf(prompt, prompt.length + ids.length);
        System.arraycopy(ids, 0, all, prompt.length, ids.length);
        double[] logits = engine.logits(all);
        float[] whole = Small.logProbabilities(engine, all, choice.temperature());
        for (int t = 0; t < ids.length; t++) {
          int at = (prompt.length + t - 1) * VOCAB;
          double[] p = exact.remaining(Arrays.copyOfRange(logits, at, at + VOCAB), choice);
          if (choice.greedy())
            assertThat(logits[at + ids[t]])
                .isEqualTo(Arrays.stream(logits, at, at + VOCAB).max().orElseThrow());
          else {
            double below = Arrays.stream(p, 0, ids[t]).sum();
            assertThat((double) rows.get(i).uniforms()[t])
                .isBetween(below - 1e-5, below + p[ids[t]] + 1e-5);
            assertThat(p[ids[t]]).isPositive();
          }
          assertThat(out.rows().get(i).logProbs()[t]).isCloseTo(whole[at + ids[t]], within(1e-4f));
        }
      }
    }
  }

  @Test
  void rowsWithoutFiltersAreTheSameBesideRowsWithThem() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch plain = Small.prompts(4, 40, 0.8, false);
      List<GenerateBatch.Row> rows = new ArrayList<>(plain.rows());
      GenerateBatch.Row last = rows.removeLast();
      rows.add(
          new GenerateBatch.Row(
              last.prompt(), last.maxNew(), last.uniforms(), new Choice(1, 2, 1, 0, false)));
      Generation alone = engine.generate(plain);
      Generation beside = engine.generate(new GenerateBatch(rows, 0.8, false));
      for (int i = 0; i < 39; i++)
        assertThat(beside.rows().get(i).ids()).isEqualTo(alone.rows().get(i).ids());
    }
  }

  @Test
  void aRowEndsAtItsOwnStops() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch plain = Small.prompts(3, 30, 1.3, false);
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (GenerateBatch.Row row : plain.rows())
        rows.add(
            new GenerateBatch.Row(
                row.prompt(),
                row.maxNew(),
                row.uniforms(),
                Optional.empty(),
                rows.size() % 2 == 0 ? List.of(5, 7) : List.of()));
      Generation free = engine.generate(plain);
      Generation stopped = engine.generate(new GenerateBatch(rows, 1.3, false));
      int shorter = 0;
      for (int i = 0; i < rows.size(); i++) {
        int[] all = free.rows().get(i).ids();
        int end = 0;
        while (end < all.length && !rows.get(i).stops().contains(all[end++])) {}
        if (end < all.length) shorter++;
        assertThat(stopped.rows().get(i).ids()).isEqualTo(Arrays.copyOf(all, end));
      }
      assertThat(shorter).isPositive();
    }
  }

  @Test
  void choicesThatLeaveNothingAreRefused() {
    assertThatThrownBy(() -> new Choice(0, 0, 1, 0, false)).hasMessage("temperature 0.0");
    assertThatThrownBy(() -> new Choice(1, -1, 1, 0, false)).hasMessage("top-k -1");
    assertThatThrownBy(() -> new Choice(1, 0, 0, 0, false)).hasMessage("top-p 0.0");
    assertThatThrownBy(() -> new Choice(1, 0, 1, 1.5, false)).hasMessage("min-p 1.5");
  }

  private static DjlEngine exact() {
    ModelShape shape = Small.shape();
    EngineOptions options =
        new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0.01, 1, 1, EngineOptions.FP64);
    return new DjlEngine(shape, options, new TreeMap<>());
  }

  private static Choice choice(JsonNode settings) {
    return new Choice(
        settings.path("temperature").asDouble(1),
        settings.path("top_k").asInt(0),
        settings.path("top_p").asDouble(1),
        settings.path("min_p").asDouble(0),
        false);
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = array.get(i).asDouble();
    return numbers;
  }

  private static int[] kept(double[] p) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < p.length; i++) if (p[i] > 0) kept.add(i);
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] nucleus(double[] logits, double p) {
    double sum = Arrays.stream(logits).map(StrictMath::exp).sum();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) order.add(i);
    order.sort((a, b) -> Double.compare(logits[b], logits[a]));
    List<Integer> kept = new ArrayList<>();
    double before = 0;
    for (int i : order) {
      if (before >= p) break;
      kept.add(i);
      before += StrictMath.exp(logits[i]) / sum;
    }
    return kept.stream().sorted().mapToInt(Integer::intValue).toArray();
  }
}
