package cosr.runtime.serve;

import java.util.concurrent.atomic.AtomicBoolean;

/** A request that is being answered, and who listens. */
final class Job {
  /** Hears of the answers on one thread at a time; must not block. */
  interface Listener {
    /** Pieces of one answer come in order; false: nobody waits for more. */
    boolean piece(Piece piece);

    /** All answers have ended. */
    void done();

    /** There will be no more; called once, in place of {@link #done}. */
    void failed(ApiError error);
  }

  private final Ask ask;
  private final Listener listener;
  private final AtomicBoolean gone = new AtomicBoolean();
  private int open;

  Job(Ask ask, Listener listener) {
    this.ask = ask;
    this.listener = listener;
    this.open = ask.rows();
  }

  Ask ask() {
    return ask;
  }

  /** Nobody waits for the answers any more: they end. From any thread. */
  void leave() {
    gone.set(true);
  }

  boolean left() {
    return gone.get();
  }

  /** A piece came. Called by the engine's thread only. */
  void piece(Piece piece) {
    if (left()) return;
    if (piece.shows() && !listener.piece(piece)) leave();
    if (piece.finish().isPresent() && --open == 0) listener.done();
  }

  /** The answers end without having been completed. */
  void fail(ApiError error) {
    if (gone.compareAndSet(false, true)) listener.failed(error);
  }
}
