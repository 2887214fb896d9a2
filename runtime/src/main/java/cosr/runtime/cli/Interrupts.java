package cosr.runtime.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * What Ctrl-C does: the first asks the run to stop after the round in flight, the second ends the
 * process at once with status 130, without shutdown hooks; what was acknowledged is in the journal.
 */
public final class Interrupts {
  private Interrupts() {}

  /** Calls this, on a thread of its own, each time that the terminal's size has changed. */
  public static void onResize(Runnable resized) {
    try {
      Signal.handle(new Signal("WINCH"), signal -> resized.run());
    } catch (IllegalArgumentException e) {
      // A system without this signal: the screen keeps the size that it began with.
    }
  }

  /**
   * Takes over SIGINT and SIGTERM for the rest of the process.
   *
   * @param first called once, on a thread of its own; it must not block for long
   */
  public static void handle(Runnable first) {
    AtomicBoolean asked = new AtomicBoolean();
    for (String name : new String[] {"INT", "TERM"})
      Signal.handle(
          new Signal(name),
          signal -> {
            if (asked.compareAndSet(false, true)) first.run();
            else Runtime.getRuntime().halt(Exit.INTERRUPTED);
          });
  }
}
