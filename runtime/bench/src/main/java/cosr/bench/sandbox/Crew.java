package cosr.bench.sandbox;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do pieces of work; close it. */
final class Crew implements AutoCloseable {
  private final ExecutorService threads;

  Crew(int workers) {
    threads = Executors.newFixedThreadPool(workers);
  }

  /** Does all of it and returns the seconds that it took by the clock. */
  double seconds(List<Callable<Boolean>> work) {
    long begun = System.nanoTime();
    try {
      for (Future<Boolean> done : threads.invokeAll(work))
        if (!done.get()) throw new IllegalStateException("a job was decided otherwise");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return (System.nanoTime() - begun) * 1e-9;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
