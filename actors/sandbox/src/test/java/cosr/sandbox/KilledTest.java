package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only the kernel and people outside can kill a job; it is not blamed for that. */
@Timeout(60)
class KilledTest {
  private static final long MOST_MILLIS = 400;

  @Test
  void aScriptThatIsKilledFromOutsideIsRunAgain() throws Exception {
    try (Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT)) {
      sandboxes.script("print(0)", "");
      CompletableFuture<Facts> facts =
          asked(() -> sandboxes.script("import time\ntime.sleep(0.3)\nprint(42)\n", ""));
      killJob(sandboxes, facts);
      assertThat(facts.get().stdout()).isEqualTo("42\n");
      assertThat(sandboxes.counters().kills()).isPositive();
    }
  }

  @Test
  void aFunctionThatIsKilledFromOutsideIsRunAgain() throws Exception {
    FunctionTask task =
        new FunctionTask(
            "",
            "f",
            "import time\ndef f(x):\n    time.sleep(0.3)\n    return x\n",
            "assert f(7) == 7\n");
    try (Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT)) {
      sandboxes.tests(new FunctionTask("", "g", "def g(): return 1", "assert g() == 1"));
      CompletableFuture<Report> report = asked(() -> sandboxes.tests(task));
      killJob(sandboxes, report);
      assertThat(report.get().word()).isEqualTo(Report.Word.CORRECT);
      assertThat(sandboxes.counters().kills()).isPositive();
    }
  }

  private interface Asked<T> {
    T ask() throws SandboxLost;
  }

  private static <T> CompletableFuture<T> asked(Asked<T> asked) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return asked.ask();
          } catch (SandboxLost e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Kills what runs in the first sandbox, below its interpreter. */
  private static void killJob(Sandboxes sandboxes, CompletableFuture<?> job)
      throws InterruptedException, ExecutionException {
    ProcessHandle interpreter =
        ProcessHandle.of(sandboxes.processes().getFirst())
            .orElseThrow()
            .children()
            .findFirst()
            .orElseThrow();
    for (long i = 0; i < MOST_MILLIS && !job.isDone(); i++) {
      List<ProcessHandle> running = interpreter.children().toList();
      if (!running.isEmpty()) {
        Thread.sleep(50);
        assertThat(running.getFirst().destroyForcibly()).isTrue();
        return;
      }
      Thread.sleep(1);
    }
    throw new AssertionError("no job ran");
  }
}
