package cosr.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.sandbox.Isolation;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChaosTest {
  private static final int WORKERS = 2;

  @BeforeAll
  static void sandboxes() {
    String why = Isolation.look().refusal().orElse("");
    if ("true".equals(System.getenv("CI"))) assertThat(why).isEmpty();
    Assumptions.assumeTrue(why.isEmpty(), why);
  }

  @Test
  @Timeout(300)
  void everyJobGetsItsOneRightVerdictAmongPoison() {
    Chaos.Result result = new Chaos(40, WORKERS, 7).run();
    sound(result);
    assertThat(result.poison()).isEqualTo(8);
  }

  @Test
  @Tag("long")
  @Timeout(3_600)
  void thousandsOfJobsGetTheirVerdictsWithoutGrowth() {
    Chaos.Result result = new Chaos(2_000, WORKERS, 1).run();
    System.out.println(result);
    sound(result);
    assertThat(result.kinds()).isEqualTo(Poison.kinds().size());
    assertThat(result.killed()).isPositive();
    double early = result.residentMebibytes().get(1);
    assertThat(result.residentMebibytes().getLast()).isLessThan(1.15 * early);
  }

  private static void sound(Chaos.Result result) {
    assertThat(result.wrong()).isEmpty();
    assertThat(result.alive()).isEqualTo(2 * WORKERS);
    assertThat(result.left()).isZero();
  }
}
