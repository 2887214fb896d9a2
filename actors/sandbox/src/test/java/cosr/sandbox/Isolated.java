package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** Sandboxes for tests. */
final class Isolated {
  private Isolated() {}

  /** Skips the test where the machine has no sandboxes; in CI that is a failure. */
  static Sandboxes create(int number, Limits limits) {
    Optional<String> refusal = Isolation.look().refusal();
    if ("true".equals(System.getenv("CI"))) assertThat(refusal).isEmpty();
    assumeTrue(refusal.isEmpty(), () -> "no sandboxes here: " + refusal.orElse(""));
    return Sandboxes.create(number, limits);
  }
}
