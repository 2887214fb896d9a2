package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfTestTest {
  @Test
  void everyAttackIsContained() {
    Isolated.create(1, Limits.DEFAULT).close();
    SelfTest test = SelfTest.run();
    assertThat(test.refusal()).isEmpty();
    assertThat(test.open()).isEmpty();
    assertThat(test.attacks()).isEqualTo(10);
    assertThat(test.isolated()).isTrue();
  }
}
