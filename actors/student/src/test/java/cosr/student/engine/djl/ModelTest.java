package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cosr.student.engine.EngineInfo;
import cosr.student.engine.Generation;
import cosr.student.engine.Source;
import cosr.student.model.ModelShape;
import cosr.student.model.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final int[] IDS = {2, 5, 7, 5, 2, 9, 3};

  @Test
  void positionsMatterInALayerWithRopeOnly() {
    try (DjlEngine with = Small.engine(Small.shape(4, 4, List.of(0)), 1);
        DjlEngine without = Small.engine(Small.shape(4, 4, List.of()), 1)) {
      assertThat(with.digest()).isEqualTo(without.digest());
      float[] a = Small.logProbabilities(with, IDS, 1);
      float[] b = Small.logProbabilities(without, IDS, 1);
      assertThat(Arrays.copyOf(a, 11)).containsExactly(Arrays.copyOf(b, 11), within(1e-6f));
      assertThat(Arrays.copyOfRange(a, 66, 77))
          .usingComparatorWithPrecision(1e-3f)
          .isNotEqualTo(Arrays.copyOfRange(b, 66, 77));
    }
  }

  @Test
  void groupedQueriesEqualHeadsWhoseKeysAndValuesAreRepeated() {
    ModelShape grouped = Small.shape(4, 2, List.of(1));
    ModelShape full = Small.shape(4, 4, List.of(1));
    try (DjlEngine few = Small.engine(grouped, 1);
        DjlEngine many = Small.engine(full, 1)) {
      SortedMap<String, Tensor> weights = Small.tensors(few.held().weights());
      for (Map.Entry<String, Tensor> entry : weights.entrySet())
        if (entry.getKey().contains("k_proj") || entry.getKey().contains("v_proj"))
          entry.setValue(repeated(entry.getValue(), grouped.headSize() * 16));
      many.replace(Source.of(weights), Source.NONE);
      assertThat(Small.logProbabilities(many, IDS, 1))
          .containsExactly(Small.logProbabilities(few, IDS, 1), within(1e-5f));
    }
  }

  @Test
  void twoEnginesGiveTheSameBitsAndAnotherSeedGivesOthers() {
    try (DjlEngine one = Small.engine(Small.shape(), 1);
        DjlEngine two = Small.engine(Small.shape(), 1);
        DjlEngine three = Small.engine(Small.shape(), 2)) {
      assertThat(three.digest()).isNotEqualTo(one.digest());
      for (int i = 0; i < 5; i++) {
        one.train(Small.policy(i, 16), 1e-2);
        two.train(Small.policy(i, 16), 1e-2);
        List<Generation.Row> rows = two.generate(Small.prompts(i, 30, 1, false)).rows();
        List<Generation.Row> same = one.generate(Small.prompts(i, 30, 1, false)).rows();
        for (int k = 0; k < 30; k++) {
          assertThat(rows.get(k).ids()).isEqualTo(same.get(k).ids());
          assertThat(rows.get(k).logProbs()).isEqualTo(same.get(k).logProbs());
        }
        assertThat(two.digest()).isEqualTo(one.digest()).hasSize(64);
      }
    }
  }

  @Test
  void memoryStaysFlatOverManyCalls() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      for (int i = 0; i < 50; i++) work(engine, i);
      int arrays = engine.managed();
      long resident = ProcessMemory.resident();
      for (int i = 0; i < 300; i++) work(engine, i);
      assertThat(engine.managed()).isEqualTo(arrays);
      assertThat(ProcessMemory.resident() - resident).isLessThan(60L << 20);
    }
  }

  @Test
  void anotherThreadGetsTheSameBits() throws InterruptedException {
    try (DjlEngine one = Small.engine(Small.shape(), 1);
        DjlEngine two = Small.engine(Small.shape(), 1)) {
      work(one, 1);
      Thread thread = new Thread(() -> work(two, 1));
      thread.start();
      thread.join();
      assertThat(two.digest()).isEqualTo(one.digest());
    }
  }

  @Test
  void theEngineSaysWhatItsNumbersDependOn() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      EngineInfo info = engine.info();
      assertThat(info.engine()).isEqualTo("PyTorch 2.7.1");
      assertThat(info.threads()).isEqualTo(1);
      assertThat(info.processor()).isNotBlank();
      assertThat(engine.parameters()).isEqualTo(11 * 16 + 2 * (2 * 16 + 768 + 3 * 384) + 16);
    }
  }

  private static void work(DjlEngine engine, int key) {
    engine.train(Small.policy(key, 2), 1e-4);
    if (key % 3 == 0) engine.generate(Small.prompts(key, 3, 1, false));
    engine.digest();
  }

  private static Tensor repeated(Tensor tensor, int block) {
    float[] from = tensor.values();
    float[] to = new float[2 * from.length];
    for (int i = 0; i < to.length; i++) to[i] = from[i / (2 * block) * block + i % block];
    return Tensor.of(List.of(16, 16), to);
  }
}
