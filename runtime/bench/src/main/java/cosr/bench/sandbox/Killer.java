package cosr.bench.sandbox;

import cosr.sandbox.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Kills processes of sandboxes from outside: the sandbox, its interpreter or the job in it. */
final class Killer {
  private static final int LEAST_MILLIS = 500;
  private static final int MOST_MILLIS = 8_000;

  private final Sandboxes sandboxes;
  private final SplittableRandom random;
  private final Thread thread;
  private volatile int killed;
  private volatile boolean over;

  private Killer(Sandboxes sandboxes, SplittableRandom random) {
    this.sandboxes = sandboxes;
    this.random = random;
    this.thread = Thread.ofPlatform().daemon().name("killer").unstarted(this::work);
  }

  static Killer start(Sandboxes sandboxes, SplittableRandom random) {
    Killer killer = new Killer(sandboxes, random);
    killer.thread.start();
    return killer;
  }

  private void work() {
    while (!over) {
      try {
        Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
      } catch (InterruptedException e) {
        return;
      }
      List<ProcessHandle> there = new ArrayList<>();
      for (long process : sandboxes.processes())
        ProcessHandle.of(process)
            .ifPresent(
                root -> {
                  there.add(root);
                  root.descendants().forEach(there::add);
                });
      if (there.isEmpty() || over) continue;
      if (there.get(random.nextInt(there.size())).destroyForcibly()) killed++;
    }
  }

  /** Stops, and says how many it killed. */
  int stop() {
    over = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return killed;
  }
}
