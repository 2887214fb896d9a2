package cosr.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The clock outside of the sandboxes: what takes too long is killed. Thread-safe. */
final class Watch implements AutoCloseable {
  /** After so long, a sandbox that was killed is killed from outside as well. */
  private static final long KILL_MILLIS = 1_000;

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("cosr-sandbox-watch").factory());

  Watch() {
    clock.setRemoveOnCancelPolicy(true);
  }

  /** A limit that is off once it is closed. */
  static final class Limit implements AutoCloseable {
    private final AtomicBoolean reached;
    private final ScheduledFuture<?> kill;

    private Limit(AtomicBoolean reached, ScheduledFuture<?> kill) {
      this.reached = reached;
      this.kill = kill;
    }

    /** Whether the sandbox was killed. */
    boolean reached() {
      return reached.get();
    }

    @Override
    public void close() {
      kill.cancel(false);
    }
  }

  /** Kills the sandbox after this time, unless the limit is closed before. */
  Limit kill(Sandbox sandbox, Duration after) {
    AtomicBoolean reached = new AtomicBoolean();
    return new Limit(
        reached,
        clock.schedule(
            () -> {
              reached.set(true);
              sandbox.kill();
              clock.schedule(sandbox::killOuter, KILL_MILLIS, TimeUnit.MILLISECONDS);
            },
            after.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
