package cosr.runtime.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * What Ctrl-C does: the first asks the run to stop after the round in flight, the second ends the
 * process at once with status 130, without shutdown hooks; what was acknowledged is in the journal.
 */
public final class Interrupts {
  private Interrupts() {}

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
