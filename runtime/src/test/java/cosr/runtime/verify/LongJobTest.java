package cosr.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.runtime.input.Surroundings;
import cosr.sandbox.Isolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long jobs in the pool that {@code verify} and runs have. */
@Timeout(120)
class LongJobTest {
  private static final String FOR_AN_HOUR = "import time\ntime.sleep(3600)";
  private static final String RIGHT = "print(1)";

  @BeforeEach
  void need() {
    Surroundings.need(Isolation.look().refusal().isEmpty(), "sandboxes");
  }

  private static Pool pool(int workers, int wallMillis) {
    return new Pool(
        new Settings.Verification(
            0, 1_000, 10_000, workers, new Settings.Isolated(1, wallMillis, 256, 64)),
        100);
  }

  private static CompletableFuture<Verdict> asked(Pool pool, String job, String program) {
    Check check =
        new Check(
            "python-stdio", 1, new TreeMap<>(Map.of("inputs", "[\"\"]", "outputs", "[\"1\"]")));
    // Another program for each job, or the cache would answer.
    String own = program + "\n# " + job;
    return pool.verdict(job, check, new Answer.Found(own, 0, own.length()));
  }

  @Test
  void allOthersHaveTheirVerdictsWhileALongJobIsAtWorkInAnotherSandbox() {
    try (Pool pool = pool(2, 600_000)) {
      CompletableFuture<Verdict> endless = asked(pool, "endless", FOR_AN_HOUR);
      List<CompletableFuture<Verdict>> others = new ArrayList<>();
      for (int i = 0; i < 30; i++) others.add(asked(pool, "short-" + i, RIGHT));
      for (CompletableFuture<Verdict> other : others)
        assertThat(other.join().outcome()).isEqualTo(new Outcome.Correct());
      assertThat(endless).isNotDone();
      assertThat(pool.sandboxes().counters().timeouts()).isZero();
    }
  }

  @Test
  void theTimeThatAJobWaitsIsNoneOfItsOwn() {
    try (Pool pool = pool(1, 1_000)) {
      CompletableFuture<Verdict> endless = asked(pool, "endless", FOR_AN_HOUR);
      CompletableFuture<Verdict> waiting = asked(pool, "waiting", RIGHT);
      assertThat(waiting.join().outcome()).isEqualTo(new Outcome.Correct());
      assertThat(endless).isDone();
      assertThat(endless.join().outcome()).isEqualTo(new Outcome.Exhausted("time"));
    }
  }
}
