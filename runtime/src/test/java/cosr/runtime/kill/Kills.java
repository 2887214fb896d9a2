package cosr.runtime.kill;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** What the kill tests share. */
final class Kills {
  /** A thread for each chain: its work is done by processes. */
  static final Executor THREADS = task -> new Thread(task, "kill-chain").start();

  private Kills() {}

  /** One line: how many kills, where, and how long they took. */
  static void say(List<String> points, long begunNanos) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (String p : points) counts.merge(p, 1, Integer::sum);
    System.out.printf(
        Locale.ROOT,
        "%d kills, each resumed to the same weights, in %.0f s: %s%n",
        points.size(),
        (System.nanoTime() - begunNanos) / 1e9,
        counts);
  }
}
