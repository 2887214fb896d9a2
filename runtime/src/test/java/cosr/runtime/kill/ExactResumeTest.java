package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactResumeTest {
  @TempDir Path folder;

  @Test
  void aRunThatWasKilledAfterSomeRoundsReachesTheSameWeights() {
    Path whole = folder.resolve("whole");
    RunProcess.train(whole, 0, "").endsWith(0);

    Path run = folder.resolve("killed");
    RunProcess first = RunProcess.train(run, 0, "");
    assertThat(first.awaitSaying("round   3/")).isTrue();
    first.kill();
    first.endsWith(RunProcess.KILLED);
    RunProcess.resume(run, "").endsWith(0);

    assertThat(Told.of(run).digests()).hasSize(Tiny.UPDATES).isEqualTo(Told.of(whole).digests());
    assertThat(Told.of(run).finalDigest()).isPresent().isEqualTo(Told.of(whole).finalDigest());
  }
}
