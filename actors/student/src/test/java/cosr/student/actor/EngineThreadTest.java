package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineThreadTest {
  private final EngineThread thread = new EngineThread(() -> null);

  @AfterEach
  void close() {
    thread.close();
  }

  @Test
  void aResultGoesToTheOneAndAFailureToTheOther() throws Exception {
    CompletableFuture<Object> done = new CompletableFuture<>();
    thread.submit(w -> "made", done::complete, done::completeExceptionally);
    assertThat(done.get(1, TimeUnit.MINUTES)).isEqualTo("made");
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    thread.submit(
        w -> {
          throw new IllegalStateException("no weights");
        },
        result -> failed.complete(null),
        failed::complete);
    assertThat(failed.get(1, TimeUnit.MINUTES)).hasMessage("no weights");
  }

  @Test
  void aFailureWhileAResultIsHandedOverIsToldAndTheThreadGoesOn() throws Exception {
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    CompletableFuture<Thread> first = new CompletableFuture<>();
    thread.submit(
        w -> Thread.currentThread(),
        t -> {
          first.complete(t);
          throw new IllegalStateException("too big to be sent");
        },
        failed::complete);
    assertThat(failed.get(1, TimeUnit.MINUTES)).hasMessage("too big to be sent");
    CompletableFuture<Thread> second = new CompletableFuture<>();
    thread.submit(w -> Thread.currentThread(), second::complete, second::completeExceptionally);
    assertThat(second.get(1, TimeUnit.MINUTES)).isSameAs(first.get());
  }
}
