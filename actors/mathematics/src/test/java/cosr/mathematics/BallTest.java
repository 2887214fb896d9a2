package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BallTest {
  @Test
  void aDiscHoldsTheExactValueOfRandomArithmetic() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 500; run++) {
      Rational exact = Rational.of(random.nextInt(1, 1000), random.nextInt(1, 1000));
      Ball ball = Ball.of(exact);
      for (int i = 0; i < 20; i++) {
        Rational r = Rational.of(random.nextInt(-1000, 1000), random.nextInt(1, 1000));
        switch (random.nextInt(3)) {
          case 0 -> {
            exact = exact.plus(r);
            ball = ball.plus(Ball.of(r));
          }
          case 1 -> {
            exact = exact.times(r);
            ball = ball.times(Ball.of(r));
          }
          default -> {
            if (r.signum() == 0) continue;
            exact = exact.over(r);
            ball = ball.over(Ball.of(r));
          }
        }
        if (!ball.defined()) break;
        assertThat(ball.apart(Ball.of(exact))).isFalse();
      }
    }
  }

  @Test
  void aLargeFractionIsReadToTheLastPlaces() {
    Rational third =
        new Rational(
            BigInteger.TEN.pow(300),
            BigInteger.TEN.pow(300).multiply(BigInteger.valueOf(3)).add(BigInteger.ONE));
    assertThat(third.toDouble()).isEqualTo(1.0 / 3);
    assertThat(new Rational(BigInteger.TEN.pow(600), BigInteger.ONE).toDouble()).isInfinite();
    assertThat(Rational.of(-7, 8).toDouble()).isEqualTo(-0.875);
  }

  @Test
  void theRootOfANegativeNumberIsRealForAnOddDegreeOnly() {
    assertThat(Ball.real(-8).root(3).apart(Ball.real(-2))).isFalse();
    assertThat(Ball.real(-4).root(2).real()).isFalse();
    assertThat(Ball.real(-4).root(4).defined()).isFalse();
    assertThat(Ball.real(2).root(2).apart(Ball.real(1.4142135))).isTrue();
  }
}
