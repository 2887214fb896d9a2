package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RationalTest {
  @Test
  void powersHaveTheSignAndTheSizeOfRepeatedProducts() {
    for (long n = -5; n <= 5; n++)
      for (long d = 1; d <= 3; d++)
        for (int e = 0; e <= 6; e++) {
          Rational base = Rational.of(n, d);
          Rational product = Rational.ONE;
          for (int i = 0; i < e; i++) product = product.times(base);
          assertThat(base.pow(e)).isEqualTo(product);
          if (n != 0) assertThat(base.pow(-e)).isEqualTo(Rational.ONE.over(product));
        }
  }

  @Test
  void aPowerOfOneIsOneHoweverLargeTheExponent() {
    assertThat(Rational.ONE.pow(1_000_000)).isEqualTo(Rational.ONE);
    assertThat(Rational.of(-1).pow(999_999)).isEqualTo(Rational.of(-1));
    assertThat(Rational.of(-1).pow(1_000_000)).isEqualTo(Rational.ONE);
    assertThat(Rational.ZERO.pow(1_000_000)).isEqualTo(Rational.ZERO);
    assertThatThrownBy(() -> Rational.of(2).pow(1_000_000)).isInstanceOf(Stop.class);
    assertThatThrownBy(() -> Rational.of(-2).pow(1_000_000)).isInstanceOf(Stop.class);
  }

  @Test
  void floorsGoDown() {
    assertThat(Rational.of(-7, 2).floor().intValueExact()).isEqualTo(-4);
    assertThat(Rational.of(7, 2).floor().intValueExact()).isEqualTo(3);
    assertThat(Rational.of(-4, 2).floor().intValueExact()).isEqualTo(-2);
  }
}
