package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only the kernel and people outside can kill a job; it is not blamed for that. */
@Timeout(60)
class KilledTest {
  private static final long MOST_NANOS = 20_000_000_000L;

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
  void aScriptThatIsKilledTwiceEndsByTheClockAsItWouldHave() throws Exception {
    Limits soon = new Limits(1, 400, 256L << 20, 1 << 16);
    try (Sandboxes sandboxes = Isolated.create(1, soon)) {
      sandboxes.script("print(0)", "");
      CompletableFuture<Facts> facts =
          asked(() -> sandboxes.script("import time\ntime.sleep(60)\n", ""));
      for (int i = 0; i < 2; i++) killJob(sandboxes, facts);
      assertThat(facts.get().status()).isEqualTo(Facts.Status.WALL);
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

  @Test
  void anExaminedFunctionThatIsKilledFromOutsideIsAskedAgain() throws Exception {
    FunctionTask task =
        new FunctionTask(
            "",
            "f",
            "import time\ndef f():\n    time.sleep(0.3)\n    return 7\n",
            "assert f() == 7");
    try (Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT)) {
      assertThat(sandboxes.tests(task, ExaminedTest::sevens).word()).isEqualTo(Report.Word.CORRECT);
      CompletableFuture<Report> report = asked(() -> sandboxes.tests(task, ExaminedTest::sevens));
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
      throws InterruptedException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < MOST_NANOS && !job.isDone()) {
      Optional<ProcessHandle> running =
          sandboxes.processes().stream()
              .flatMap(sandbox -> children(sandbox))
              .flatMap(interpreter -> interpreter.children())
              .findFirst();
      if (running.isPresent()) {
        Thread.sleep(20);
        assertThat(running.get().destroyForcibly()).isTrue();
        while (running.get().isAlive()) Thread.sleep(1);
        return;
      }
      Thread.sleep(1);
    }
    throw new AssertionError("no job ran");
  }

  private static Stream<ProcessHandle> children(long process) {
    return ProcessHandle.of(process).stream().flatMap(ProcessHandle::children);
  }
}
