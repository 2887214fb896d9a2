package cosr.runtime.serve;

import cosr.student.engine.Generation;
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
  private final Decoder decoder;
  private final int together;
  private final int room;
  private final Consumer<Throwable> complaints;
  private final Deque<Growing> waiting = new ArrayDeque<>();
  private final List<Growing> active = new ArrayList<>();
  private final Thread thread = new Thread(this::work, "cosr-serve-engine");
  private boolean stopped;

  /**
   * @param together answers that are made at once
   * @param room answers that may wait
   * @param complaints hears of failures of the engine
   */
  Desk(Served served, Decoder decoder, int together, int room, Consumer<Throwable> complaints) {
    this.served = served;
    this.decoder = decoder;
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
      for (int row = 0; row < job.ask().rows(); row++) waiting.add(new Growing(job, row, served));
      waiting.notifyAll();
    }
  }

  /** Answers that are being made; for tests. */
  int atWork() {
    synchronized (waiting) {
      return active.size();
    }
  }

  private void work() {
    while (next()) {
      List<Growing> rows = List.copyOf(active);
      try {
        List<Generation.Row> made = decoder.more(List.copyOf(rows));
        List<Growing> ended = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
          Piece piece = rows.get(i).take(made.get(i), served);
          rows.get(i).job().piece(piece);
          if (piece.finish().isPresent()) ended.add(rows.get(i));
        }
        synchronized (waiting) {
          active.removeAll(ended);
        }
      } catch (RuntimeException | Error e) {
        complaints.accept(e);
        for (Growing row : rows) row.job().fail(ApiError.failure());
      }
    }
    List<Growing> left = new ArrayList<>(active);
    synchronized (waiting) {
      left.addAll(waiting);
      waiting.clear();
      active.clear();
    }
    for (Growing row : left) row.job().fail(ApiError.stopping());
  }

  /** Lets go of rows that nobody waits for, and takes others in; false: it is time to stop. */
  private boolean next() {
    synchronized (waiting) {
      while (true) {
        if (stopped) return false;
        active.removeIf(row -> row.job().left());
        while (active.size() < together && !waiting.isEmpty()) {
          Growing row = waiting.remove();
          if (!row.job().left()) active.add(row);
        }
        if (!active.isEmpty()) return true;
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          return false;
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
