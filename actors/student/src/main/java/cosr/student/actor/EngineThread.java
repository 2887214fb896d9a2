package cosr.student.actor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that may touch a tensor. Closing waits for the call in flight, since a process
 * that ends inside the engine can hang. Thread-safe.
 */
public final class EngineThread implements AutoCloseable {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("cosr-engine").factory());
  private final Supplier<Workshop> maker;
  private @Nullable Workshop workshop;

  /**
   * @param maker of the workshop, called on the thread when it is first needed
   */
  public EngineThread(Supplier<Workshop> maker) {
    this.maker = maker;
  }

  /**
   * Runs the work and hands its result to the one; what it, or the handing over, failed by goes to
   * the other.
   */
  <T> void submit(Function<Workshop, T> work, Consumer<T> done, Consumer<Throwable> failed) {
    try {
      executor.execute(
          () -> {
            try {
              done.accept(work.apply(workshop()));
            } catch (RuntimeException | Error e) {
              failed.accept(e);
            }
          });
    } catch (RejectedExecutionException e) {
      // The process is on its way out; what was not done is done again after the next start.
    }
  }

  private Workshop workshop() {
    Workshop made = workshop;
    if (made == null) {
      made = maker.get();
      workshop = made;
    }
    return made;
  }

  @Override
  public void close() {
    Future<?> last =
        executor.submit(
            () -> {
              Workshop made = workshop;
              if (made != null) made.close();
            });
    executor.shutdown();
    try {
      last.get(10, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("the engine did not close", e);
    }
  }
}
