package cosr.symja;

import cosr.mathematics.ComputerAlgebra;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Symja whether an expression simplifies to zero. One question at a time, on a thread of its
 * own; a question that runs longer than the limit is given up with its thread, and after a few such
 * threads that don't end, every answer is no.
 */
public final class SymjaAlgebra implements ComputerAlgebra {
  private static final long START_SECONDS = 60;
  private static final long LIMIT_SECONDS = 3;
  private static final int LOST = 4;

  private final AtomicInteger lost = new AtomicInteger();
  private @Nullable SymjaThread thread;

  /** Symja is loaded at the first question. */
  public SymjaAlgebra() {}

  @Override
  public synchronized boolean isZero(String expression) {
    if (lost.get() >= LOST) return false;
    SymjaThread asked = thread;
    try {
      if (asked == null) {
        asked = new SymjaThread();
        thread = asked;
        asked.start();
        asked.ready().get(START_SECONDS, TimeUnit.SECONDS);
      }
      CompletableFuture<Boolean> answer = asked.ask(expression);
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      giveUp(asked);
      return false;
    } catch (InterruptedException stopped) {
      giveUp(asked);
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void giveUp(@Nullable SymjaThread asked) {
    thread = null;
    if (asked == null) return;
    lost.incrementAndGet();
    asked.stopWhenDone(lost::decrementAndGet);
  }
}
