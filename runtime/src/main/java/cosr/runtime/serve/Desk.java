package cosr.runtime.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where requests wait and are answered: one thread works with the engine, on up to so many answers
 * at once, in the order in which they came. Bounded: what finds no room to wait is refused. All
 * other methods may be called by any thread.
 */
final class Desk implements AutoCloseable {
  private final Served served;
  private final int together;
  private final int room;
  private final Consumer<Throwable> complaints;
  private final Deque<Growing> waiting = new ArrayDeque<>();
  private final Thread thread = new Thread(this::work, "cosr-serve-engine");
  private boolean stopped;
  private volatile int atWork;

  /**
   * @param together answers that are made at once
   * @param room answers that may wait
   * @param complaints hears of failures of the engine
   */
  Desk(Served served, int together, int room, Consumer<Throwable> complaints) {
    this.served = served;
    this.together = together;
    this.room = room;
    this.complaints = complaints;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Puts a request at the end of the queue.
   *
   * @throws ApiError if there is no room for all of its answers
   */
  void submit(Job job) {
    synchronized (waiting) {
      if (stopped) throw ApiError.stopping();
      waiting.removeIf(row -> row.job().left());
      if (waiting.size() + job.ask().rows() > room) throw ApiError.full(waiting.size());
      for (int row = 0; row < job.ask().rows(); row++) waiting.add(new Growing(served, job, row));
      waiting.notifyAll();
    }
  }

  /** Answers that are being made. */
  int atWork() {
    return atWork;
  }

  private void work() {
    Batch batch = new Batch(served.engine());
    while (true) {
      batch.letGo();
      atWork = batch.size();
      List<Growing> more = next(batch.size());
      if (more.isEmpty() && batch.size() == 0) break;
      atWork = batch.size() + more.size();
      try {
        batch.enter(more);
        batch.advance();
      } catch (RuntimeException | Error e) {
        complaints.accept(e);
        more.forEach(row -> row.job().fail(ApiError.failure()));
        batch.fail(ApiError.failure());
      }
    }
    batch.fail(ApiError.stopping());
    synchronized (waiting) {
      waiting.forEach(row -> row.job().fail(ApiError.stopping()));
      waiting.clear();
    }
  }

  /**
   * The answers whose turn it is; waits for one if none is being made.
   *
   * @return none although none is being made: it is time to stop
   */
  private List<Growing> next(int made) {
    synchronized (waiting) {
      List<Growing> more = new ArrayList<>();
      while (true) {
        if (stopped) return List.of();
        while (made + more.size() < together && !waiting.isEmpty()) {
          Growing row = waiting.remove();
          if (!row.job().left()) more.add(row);
        }
        if (made + more.size() > 0) return more;
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          stopped = true;
        }
      }
    }
  }

  /** Ends after the call of the engine that is in flight; what is open is told so. */
  @Override
  public void close() {
    synchronized (waiting) {
      stopped = true;
      waiting.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
