package cosr.verifier.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks at the processes of a sandbox while an attack runs in it. */
final class Observer implements AutoCloseable {
  private static final long MILLIS = 20;

  private final Supplier<List<Long>> processes;
  private final Surroundings host;
  private final Thread thread;
  private volatile boolean over;
  private volatile int threads;
  private volatile long mebibytes;
  private volatile boolean named;

  private Observer(Supplier<List<Long>> processes, Surroundings host) {
    this.processes = processes;
    this.host = host;
    this.thread = Thread.ofPlatform().daemon().name("observer").unstarted(this::look);
  }

  static Observer start(Supplier<List<Long>> processes, Surroundings host) {
    Observer observer = new Observer(processes, host);
    observer.thread.start();
    return observer;
  }

  private void look() {
    while (!over) {
      List<Long> now = processes.get();
      threads = Math.max(threads, Tree.threads(now));
      mebibytes = Math.max(mebibytes, Tree.residentMebibytes(now));
      named |= host.named();
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** What was over these bounds, or seen on the host. */
  List<String> findings(int mostThreads, long mostMebibytes) {
    List<String> findings = new ArrayList<>();
    if (threads > mostThreads) findings.add(threads + " threads");
    if (mebibytes > mostMebibytes) findings.add(mebibytes + " MiB resident");
    if (named) findings.add("took a name on the host");
    return findings;
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
