package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationTest {
  private static final int VOCAB = 11;

  @Test
  void everyTokenIsWhereTheCumulatedProbabilitiesOfTheWholeForwardPassItsUniform() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch batch = Small.prompts(2, 40, 0.7, false);
      Generation out = engine.generate(batch);
      for (int i = 0; i < 40; i++) {
        GenerateBatch.Row asked = batch.rows().get(i);
        Generation.Row row = out.rows().get(i);
        int from = asked.prompt().length;
        float[] logps = Small.logProbabilities(engine, joined(asked.prompt(), row.ids()), 0.7);
        for (int t = 0; t < row.ids().length; t++) {
          int token = row.ids()[t];
          double below = 0;
          int at = (from + t - 1) * VOCAB;
          for (int k = 0; k < token; k++) below += StrictMath.exp(logps[at + k]);
          double above = below + StrictMath.exp(logps[at + token]);
          assertThat((double) asked.uniforms()[t]).isBetween(below - 1e-5, above + 1e-5);
          assertThat((double) row.logProbs()[t]).isCloseTo(logps[at + token], within(1e-4));
        }
      }
    }
  }

  @Test
  void aRowEndsWithTheEndMarkOrAtItsOwnLimit() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch batch = Small.prompts(3, 64, 1.3, false);
      Generation out = engine.generate(batch);
      int ended = 0;
      for (int i = 0; i < 64; i++) {
        int[] ids = out.rows().get(i).ids();
        int most = batch.rows().get(i).maxNew();
        boolean mark = ids[ids.length - 1] == Small.EOS;
        if (mark) ended++;
        assertThat(mark || ids.length == most).isTrue();
        assertThat(ids.length).isBetween(1, most);
        assertThat(Arrays.stream(ids).limit(ids.length - 1).boxed()).doesNotContain(Small.EOS);
        assertThat(out.rows().get(i).logProbs()).hasSameSizeAs(ids);
      }
      assertThat(ended).isBetween(1, 63);
    }
  }

  @Test
  void greedyRowsEqualTheArgmaxOfTheWholeForwardWhileRowsLeave() {
    for (ModelShape shape : List.of(Small.shape(), Small.shape(2, 2, List.of()))) {
      try (DjlEngine engine = Small.engine(shape, 5)) {
        GenerateBatch batch = Small.prompts(6, 50, 1, true);
        Generation out = engine.generate(batch);
        for (int i = 0; i < 50; i++)
          assertThat(out.rows().get(i).ids()).isEqualTo(naive(engine, batch.rows().get(i)));
      }
    }
  }

  @Test
  void aRowDoesNotDependOnItsNeighbours() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch batch = Small.prompts(2, 60, 1, false);
      Generation all = engine.generate(batch);
      Generation half = engine.generate(new GenerateBatch(batch.rows().subList(20, 40), 1, false));
      for (int i = 0; i < 20; i++)
        assertThat(half.rows().get(i).ids()).isEqualTo(all.rows().get(20 + i).ids());
    }
  }

  @Test
  void oneRowAndRowsOfTheSamePromptWork() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch.Row row = Small.prompts(2, 1, 1, false).rows().getFirst();
      int[] alone = engine.generate(new GenerateBatch(List.of(row), 1, false)).rows().get(0).ids();
      Generation many =
          engine.generate(new GenerateBatch(List.of(row, row, row, row, row, row), 1, false));
      assertThat(many.rows()).allSatisfy(each -> assertThat(each.ids()).isEqualTo(alone));
    }
  }

  @Test
  void extremeUniformsChooseTokensThatArePossible() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      float almost = Math.nextDown(1f);
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (float u : new float[] {0, almost})
        rows.add(new GenerateBatch.Row(new int[] {2, 3}, 3, new float[] {u, u, u}));
      // So cold that all probability but that of one token is exactly 0.
      Generation out = engine.generate(new GenerateBatch(rows, 1e-4, false));
      assertThat(out.rows().get(0).ids()).isEqualTo(out.rows().get(1).ids());
      assertThat(out.rows().get(0).logProbs()).containsOnly(0f);
    }
  }

  @Test
  void aRowThatIsTooLongIsRefused() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch.Row row = new GenerateBatch.Row(new int[] {2, 3}, 39, new float[39]);
      assertThatThrownBy(() -> engine.generate(new GenerateBatch(List.of(row), 1, false)))
          .hasMessage("a row of 41 tokens; the model takes 40");
    }
  }

  private static int[] naive(DjlEngine engine, GenerateBatch.Row row) {
    int[] all = row.prompt();
    for (int t = 0; t < row.maxNew(); t++) {
      float[] logps = Small.logProbabilities(engine, all, 1);
      int best = 0;
      int at = (all.length - 1) * VOCAB;
      for (int k = 1; k < VOCAB; k++) if (logps[at + k] > logps[at + best]) best = k;
      all = joined(all, new int[] {best});
      if (best == Small.EOS) break;
    }
    return Arrays.copyOfRange(all, row.prompt().length, all.length);
  }

  private static int[] joined(int[] prompt, int[] answer) {
    int[] all = Arrays.copyOf(prompt, prompt.length + answer.length);
    System.arraycopy(answer, 0, all, prompt.length, answer.length);
    return all;
  }
}
