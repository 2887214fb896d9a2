package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.sandbox.Limits;
import cosr.sandbox.Sandboxes;
import org.junit.jupiter.api.Assumptions;

/** What tests of isolated programs need. */
public final class Needed {
  private Needed() {}

  /** Skips the tests where no sandbox starts; in CI that is a failure. */
  public static void sandboxes() {
    try (Sandboxes one = Sandboxes.create(1, Limits.DEFAULT)) {
      String why = one.refusal().orElse("");
      if ("true".equals(System.getenv("CI"))) assertThat(why).isEmpty();
      Assumptions.assumeTrue(why.isEmpty(), why);
    }
  }
}
