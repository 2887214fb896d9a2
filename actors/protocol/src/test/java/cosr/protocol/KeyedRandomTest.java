package cosr.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KeyedRandomTest {
  @Test
  void philoxAgreesWithTheKnownAnswersOfItsAuthors() {
    int[] out = new int[4];
    KeyedRandom.philox(out, 0, 0, 0, 0, 0, 0);
    assertThat(out).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    KeyedRandom.philox(out, -1, -1, -1, -1, -1, -1);
    assertThat(out).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
  }

  @Test
  void theSameKeyDrawsTheSameAndAnotherKeyDrawsOtherwise() {
    assertThat(KeyedRandom.of(1, "x", 2).nextInt()).isEqualTo(KeyedRandom.of(1, "x", 2).nextInt());
    assertThat(KeyedRandom.of(1, "x", 2).nextInt())
        .isNotEqualTo(KeyedRandom.of(1, "x", 3).nextInt());
    assertThat(KeyedRandom.of(1, "x", 23).nextInt())
        .isNotEqualTo(KeyedRandom.of(1, "x", 2, 3).nextInt());
  }

  @Test
  void aBoundedDrawIsUniform() {
    int[] counts = new int[7];
    KeyedRandom r = KeyedRandom.of(5, "uniform");
    for (int i = 0; i < 70_000; i++) counts[r.nextInt(7)]++;
    for (int c : counts) assertThat(c).isBetween(9_600, 10_400);
  }

  @Test
  void normalDrawsHaveMeanZeroAndVarianceOne() {
    KeyedRandom r = KeyedRandom.of(5, "normal");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double x = r.nextGaussian();
      sum += x;
      squares += x * x;
    }
    assertThat(sum / 100_000).isCloseTo(0, within(0.02));
    assertThat(squares / 100_000).isCloseTo(1, within(0.02));
  }

  @Test
  void picksFollowTheirWeightsAndNeverTakeAZero() {
    int[] counts = new int[4];
    KeyedRandom r = KeyedRandom.of(9, "pick");
    for (int i = 0; i < 40_000; i++) counts[r.pick(new double[] {1, 0, 3, 0})]++;
    assertThat(counts[1] + counts[3]).isZero();
    assertThat(counts[2]).isBetween(29_400, 30_600);
  }
}
