package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.student.engine.TrainBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many tokens of a micro-batch the engine computes. */
class TrainPackingTest {
  private static final float[] NONE = {};

  @Test
  void aPromptThatManyRowsHaveIsComputedOnce() {
    // The prompt once, then of each of the 8 rows all but the last token of its answer.
    assertThat(tokens(rows(8, 10, 6, 0))).isEqualTo(10 + 8 * 5);
  }

  @Test
  void whereSharingSavesLittleRowsAreWhole() {
    // 2 of 16 rows have one prompt of 2 tokens: that would save 2 of 304.
    List<TrainBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < 15; i++) rows.addAll(rows(i == 0 ? 2 : 1, 2, 18, i));
    assertThat(tokens(rows)).isEqualTo(16 * 19);
  }

  @Test
  void anEighthIsEnough() {
    // Two rows of 3 and 6 tokens: sharing saves 3 of 16, and with a prompt of 2 and 7 tokens 2 of
    // 16.
    assertThat(tokens(rows(2, 3, 6, 0))).isEqualTo(3 + 2 * 5);
    assertThat(tokens(rows(2, 2, 7, 0))).isEqualTo(2 + 2 * 6);
    assertThat(tokens(rows(2, 2, 8, 0))).isEqualTo(2 * 9);
  }

  @Test
  void wholeRowsThatLackOneOfSixteenPositionsGetIt() {
    assertThat(tokens(rows(1, 3, 13, 0))).isEqualTo(16);
    assertThat(tokens(rows(1, 3, 12, 0))).isEqualTo(14);
    assertThat(tokens(rows(1, 3, 14, 0))).isEqualTo(16);
  }

  private static int tokens(List<TrainBatch.Row> rows) {
    TrainBatch batch = new TrainBatch(new TrainBatch.Loss.Supervised(), 1, List.of(rows));
    return new TrainPacking(Small.shape(), batch, 0, false).tokens();
  }

  /** Rows of one prompt, which the number decides. */
  private static List<TrainBatch.Row> rows(int count, int prompt, int answer, int number) {
    int[] ids = new int[prompt + answer];
    ids[0] = 2 + number % 5;
    ids[1] = 2 + number / 5;
    TrainBatch.Row row = new TrainBatch.Row(ids, prompt, 1, NONE);
    return Collections.nCopies(count, row);
  }
}
