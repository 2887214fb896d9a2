package cosr.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchJobTest {
  @TempDir Path folder;

  @Test
  void thereAreTwoHundredJobsOfEachKindAndSomeAreWrong() {
    List<BenchJob> jobs = BenchJob.read(null);
    Map<String, Long> kinds =
        jobs.stream().collect(Collectors.groupingBy(BenchJob::kind, Collectors.counting()));
    assertThat(kinds.keySet()).containsExactlyInAnyOrder("stdio", "function", "embedded", "math");
    assertThat(kinds.values()).allMatch(count -> count >= 200);
    for (String kind : kinds.keySet())
      assertThat(jobs.stream().filter(job -> job.kind().equals(kind)).map(BenchJob::right))
          .contains(true, false);
  }

  @Test
  void theTestsOfAllFunctionsArePlain() {
    for (BenchJob job : BenchJob.read(null))
      if (job.kind().equals("function"))
        assertThat(IsolatedChecks.plain(job.check())).as(job.id()).isTrue();
  }

  @Test
  void ourInterpreterAndCpythonAgreeOnTheEmbeddedJobs() {
    FreshProcess cpython = FreshProcess.unprotected();
    int number = 0;
    for (BenchJob job : BenchJob.read(null)) {
      if (!job.kind().equals("embedded")) continue;
      assertThat(Throughput.decided(Checks.builtIn(), job)).as(job.id()).isEqualTo(job.right());
      if (number++ % 20 == 0) assertThat(job.decide(cpython)).as(job.id()).isEqualTo(job.right());
    }
  }

  @Test
  void aJobThatDoesNotSayWhetherItIsRightIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("own.jsonl");
    Files.writeString(
        file,
        """
        {"id": "a", "kind": "integer", "task": {"expected": "18"}, "answer": "18"}
        """);
    assertThatThrownBy(() -> BenchJob.read(file))
        .isInstanceOf(UserError.class)
        .hasMessage(file + ":1: the id 'a' does not begin as stdio-right or stdio-wrong");
    assertThatThrownBy(() -> BenchJob.read(folder.resolve("none")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--jobs");
  }
}
