package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Step;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.checkpoint.Safetensors;
import cosr.student.model.HubConfig;
import cosr.student.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our numbers against those of transformers, TRL and torch. */
class ReferenceTest {
  private static final Path FOLDER = Path.of("src/test/resources/cosr/student/smollm3");
  private static final EngineOptions OPTIONS =
      new EngineOptions(0.08, 0, 0.9, 0.95, 1e-8, 0.1, 0.5, 1, "fp32");
  private static final int VOCAB = 512;

  @Test
  void logitsAreThoseOfTransformers() throws IOException {
    SortedMap<String, Tensor> expected = expected();
    try (DjlEngine engine = engine()) {
      for (JsonNode each : facts().get("logits")) {
        float[] logits = expected.get(each.get("tensor").asText()).values();
        assertThat(Small.logProbabilities(engine, ids(each.get("ids")), 1))
            .containsExactly(logSoftmax(logits), within(2e-4f));
      }
    }
  }

  @Test
  void greedyContinuationsAreThoseOfTransformers() throws IOException {
    try (DjlEngine engine = engine()) {
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (JsonNode each : facts().get("greedy"))
        rows.add(
            new GenerateBatch.Row(
                ids(each.get("prompt")), each.get("continuation").size(), new float[0]));
      List<int[]> found = new ArrayList<>();
      engine.generate(new GenerateBatch(rows, 1, true)).rows().forEach(row -> found.add(row.ids()));
      for (int i = 0; i < found.size(); i++) {
        int[] all = ids(facts().get("greedy").get(i).get("continuation"));
        int end = 0;
        while (end < all.length && all[end++] != 2) {}
        assertThat(found.get(i)).isEqualTo(Arrays.copyOf(all, end));
      }
    }
  }

  @Test
  void lossesAndGradientNormsAreThoseOfTrl() throws IOException {
    for (Map.Entry<String, JsonNode> each : facts().get("losses").properties()) {
      try (DjlEngine engine = engine()) {
        Step step = engine.train(batch(each.getValue()), 0);
        assertThat(step.loss())
            .as(each.getKey())
            .isCloseTo(each.getValue().get("loss").asDouble(), within(2e-5));
        double norm = each.getValue().get("grad_norm").asDouble();
        assertThat(step.gradNorm()).isCloseTo(norm, within(1e-4 * norm));
      }
    }
  }

  @Test
  void threeStepsOfAdamWGoWhereTorchGoes() throws IOException {
    JsonNode adamw = facts().get("adamw");
    try (DjlEngine engine = engine()) {
      TrainBatch batch = batch(facts().get("losses").get("dapo"));
      for (JsonNode trace : adamw.get("trace")) {
        Step step = engine.train(batch, adamw.get("lr").asDouble());
        assertThat(step.loss()).isCloseTo(trace.get("loss").asDouble(), within(1e-4));
        double norm = trace.get("grad_norm").asDouble();
        assertThat(step.gradNorm()).isCloseTo(norm, within(1e-3 * norm + 1e-9));
      }
      SortedMap<String, Tensor> weights = Small.tensors(engine.held().weights());
      int compared = 0;
      for (Map.Entry<String, Tensor> entry : expected().entrySet()) {
        if (!entry.getKey().startsWith("after.")) continue;
        float[] found = weights.get(entry.getKey().substring("after.".length())).values();
        float[] wanted = entry.getValue().values();
        // Adam's first steps are near the sign of the gradient: where that is all but 0, rounding
        // decides.
        int off = 0;
        for (int i = 0; i < wanted.length; i++) if (Math.abs(found[i] - wanted[i]) > 2e-5) off++;
        assertThat(off).as(entry.getKey()).isLessThanOrEqualTo(wanted.length / 200);
        compared++;
      }
      assertThat(compared).isEqualTo(16);
    }
  }

  private static DjlEngine engine() throws IOException {
    DjlEngine engine =
        new DjlEngine(
            HubConfig.read(Files.readAllBytes(FOLDER.resolve("config.json"))),
            OPTIONS,
            new TreeMap<>());
    engine.adopt(FOLDER);
    return engine;
  }

  private static TrainBatch batch(JsonNode loss) throws IOException {
    boolean policy = !loss.get("ratio").isNull();
    List<TrainBatch.Row> rows = new ArrayList<>();
    for (JsonNode row : facts().get("batch")) {
      if (!policy && row.get("reward").asDouble() <= 0) continue;
      int[] prompt = ids(row.get("prompt"));
      int[] completion = ids(row.get("completion"));
      int[] all = Arrays.copyOf(prompt, prompt.length + completion.length);
      System.arraycopy(completion, 0, all, prompt.length, completion.length);
      float[] old = new float[policy ? completion.length : 0];
      for (int i = 0; i < old.length; i++)
        old[i] = (float) row.get("old_logprobs").get(i).asDouble();
      float weight = policy ? (float) row.get("advantage").asDouble() : 1;
      rows.add(new TrainBatch.Row(all, prompt.length, weight, old));
    }
    TrainBatch.Loss kind =
        policy
            ? new TrainBatch.Loss.Policy(
                loss.get("clip_low").asDouble(), loss.get("clip_high").asDouble())
            : new TrainBatch.Loss.Supervised();
    int half = rows.size() / 2;
    return new TrainBatch(
        kind,
        loss.get("temperature").asDouble(),
        List.of(rows.subList(0, half), rows.subList(half, rows.size())));
  }

  private static float[] logSoftmax(float[] logits) {
    float[] out = new float[logits.length];
    for (int at = 0; at < logits.length; at += VOCAB) {
      double sum = 0;
      for (int k = 0; k < VOCAB; k++) sum += StrictMath.exp(logits[at + k]);
      for (int k = 0; k < VOCAB; k++) out[at + k] = (float) (logits[at + k] - StrictMath.log(sum));
    }
    return out;
  }

  private static int[] ids(JsonNode node) {
    int[] ids = new int[node.size()];
    for (int i = 0; i < ids.length; i++) ids[i] = node.get(i).asInt();
    return ids;
  }

  private static JsonNode facts() throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
  }

  private static SortedMap<String, Tensor> expected() throws IOException {
    return Safetensors.read(Files.readAllBytes(FOLDER.resolve("expected.safetensors")));
  }
}
