package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PoolTest {
  @Test
  void aSandboxThatIsKilledCostsNoJobItsFacts() throws Exception {
    try (Sandboxes sandboxes = Isolated.create(2, Limits.DEFAULT);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Facts>> facts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String number = Integer.toString(i);
        facts.add(threads.submit(() -> sandboxes.script("print(int(input()) + 1)", number)));
        if (i % 10 == 5)
          for (long pid : sandboxes.processes())
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      for (int i = 0; i < 40; i++)
        assertThat(facts.get(i).get().stdout()).isEqualTo((i + 1) + "\n");
      assertThat(sandboxes.counters().jobs()).isEqualTo(40);
    }
  }

  @Test
  void nothingRunsOnceThePoolIsClosed() throws Exception {
    Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT);
    sandboxes.script("print(1)", "");
    sandboxes.tests(new FunctionTask("", "f", "def f(): return 1", "assert f() == 1"));
    List<ProcessHandle> running = new ArrayList<>();
    for (long pid : sandboxes.processes()) {
      ProcessHandle outer = ProcessHandle.of(pid).orElseThrow();
      running.add(outer);
      outer.descendants().forEach(running::add);
    }
    assertThat(running).hasSize(4).allMatch(process -> Sandbox.runs(process.pid()));
    sandboxes.close();
    assertThat(running).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aSandboxLivesOnWhenTheThreadThatAskedForItHasEnded() throws Exception {
    try (Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT)) {
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      sandboxes.script("print(1)", "");
                    } catch (SandboxLost e) {
                      throw new AssertionError(e);
                    }
                  });
      thread.join();
      assertThat(sandboxes.script("print(2)", "").stdout()).isEqualTo("2\n");
      assertThat(sandboxes.counters().started()).isEqualTo(1);
    }
  }
}
