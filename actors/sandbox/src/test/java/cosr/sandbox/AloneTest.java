package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs say when they began and ended by the clock that all processes of a machine share. */
@Timeout(120)
class AloneTest {
  private static final Limits SOON = new Limits(1, 700, 256L << 20, 1 << 16);

  private static final String SHORT =
      """
      import time
      begun = time.monotonic()
      time.sleep(0.02)
      print(begun, time.monotonic())
      """;

  private static final String ENDLESS =
      """
      import time
      print(time.monotonic(), flush=True)
      while True:
          time.sleep(0.01)
          print(time.monotonic(), flush=True)
      """;

  /** From when to when a program ran, in seconds. */
  private record Span(double begun, double ended) {
    static Span of(Facts facts) {
      String[] words = facts.stdout().strip().split("\\s+");
      return new Span(Double.parseDouble(words[0]), Double.parseDouble(words[words.length - 1]));
    }

    boolean overlaps(Span other) {
      return begun < other.ended && other.begun < ended;
    }
  }

  @Test
  void nothingElseRunsWhileAJobIsTriedAgain() throws Exception {
    try (Sandboxes sandboxes = Isolated.create(3, SOON);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Future<Facts> endless = threads.submit(() -> sandboxes.script(ENDLESS, ""));
      List<Future<List<Span>>> others = new ArrayList<>();
      for (int i = 0; i < 2; i++)
        others.add(
            threads.submit(
                () -> {
                  List<Span> spans = new ArrayList<>();
                  do spans.add(Span.of(sandboxes.script(SHORT, "")));
                  while (!endless.isDone());
                  return spans;
                }));
      assertThat(endless.get().status()).isEqualTo(Facts.Status.WALL);
      Span again = Span.of(endless.get());
      List<Span> spans = new ArrayList<>();
      for (Future<List<Span>> other : others) spans.addAll(other.get());
      assertThat(spans).noneMatch(again::overlaps).anyMatch(span -> span.ended() < again.begun());
    }
  }

  @Test
  void aJobIsTriedAgainHoweverManyOthersWaitAndTheyAllComeToTheirTurn() throws Exception {
    try (Sandboxes sandboxes = Isolated.create(2, SOON);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Facts>> endless = new ArrayList<>();
      for (int i = 0; i < 3; i++) endless.add(threads.submit(() -> sandboxes.script(ENDLESS, "")));
      List<CompletableFuture<String>> others = new ArrayList<>();
      for (int i = 0; i < 40; i++)
        others.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return sandboxes.script("print(6 * 7)", "").stdout();
                  } catch (SandboxLost e) {
                    throw new IllegalStateException(e);
                  }
                },
                threads));
      List<Span> again = new ArrayList<>();
      for (Future<Facts> job : endless) {
        assertThat(job.get().status()).isEqualTo(Facts.Status.WALL);
        again.add(Span.of(job.get()));
      }
      for (CompletableFuture<String> other : others) assertThat(other.get()).isEqualTo("42\n");
      for (Span one : again)
        assertThat(again).filteredOn(other -> other != one).noneMatch(one::overlaps);
      assertThat(sandboxes.counters().timeouts()).isEqualTo(6);
    }
  }
}
