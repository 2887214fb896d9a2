package cosr.bench.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.bench.curriculum.Curve.Point;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Curve curve(double... means) {
    Curve curve = new Curve(450);
    for (int i = 0; i < means.length; i++) curve.add(new Point(100L * i, means[i]));
    return curve;
  }

  @Test
  void theThresholdIsTwentyPointsAboveTheWarmStart() {
    assertThat(curve(0.25, 0.3).threshold()).isEqualTo(0.45);
  }

  @Test
  void itIsReachedAtTheFirstOfTwoEvaluationsRunning() {
    assertThat(curve(0.25, 0.5, 0.4, 0.46).reached()).isEmpty();
    assertThat(curve(0.25, 0.5, 0.4, 0.46, 0.47).reached()).contains(300L);
    assertThat(curve(0.25, 0.5, 0.4, 0.46, 0.47).settled()).isTrue();
    assertThat(curve(0.25, 0.5, 0.4, 0.46).settled()).isFalse();
  }

  @Test
  void theSecondEvaluationMayBePastTheCapButNotTheFirst() {
    assertThat(curve(0.25, 0, 0, 0, 0.5, 0.5).reached()).contains(400L);
    assertThat(curve(0.25, 0, 0, 0, 0, 0.5, 0.5).reached()).isEmpty();
  }

  @Test
  void aRunThatPassesTheCapIsOverAndItsBoundIsTheCap() {
    Curve over = curve(0.25, 0, 0, 0, 0, 0);
    assertThat(over.settled()).isTrue();
    assertThat(over.bound()).isEqualTo(450);
    assertThat(curve(0.25, 0, 0, 0, 0).settled()).isFalse();
  }
}
