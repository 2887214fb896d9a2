package cosr.verifier.attack;

import cosr.sandbox.SandboxLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** All attacks, as the user who runs it. */
final class Suite {
  private Suite() {}

  /**
   * What each attack reached; an empty list where it was contained.
   *
   * @param all also those that only compute until a limit, whoever runs them
   * @param arenas beside each other, each with its part of the attacks: they wait for limits most
   *     of the time. Only root may have several, whose sandboxes have users of their own; by these
   *     an arena tells its own processes from another's, since numbers of namespaces return.
   */
  static Map<String, List<String>> run(boolean all, int arenas) {
    List<CompletableFuture<Map<String, List<String>>>> parts = new ArrayList<>();
    for (int part = 0; part < arenas; part++) {
      int at = part;
      parts.add(CompletableFuture.supplyAsync(() -> part(all, at, arenas), Suite::thread));
    }
    Map<String, List<String>> findings = new TreeMap<>();
    for (var part : parts) findings.putAll(part.join());
    return findings;
  }

  private static void thread(Runnable task) {
    new Thread(task, "arena").start();
  }

  /** One after the other, each so many after the last. */
  private static Map<String, List<String>> part(boolean all, int first, int step) {
    Map<String, List<String>> findings = new TreeMap<>();
    List<Texts.Text> attacks = Texts.of("attacks");
    try (Arena arena = new Arena()) {
      for (int i = first; i < attacks.size(); i += step) {
        Texts.Text attack = attacks.get(i);
        if (!all && attack.says("computes")) continue;
        try {
          findings.put(attack.name(), arena.attack(attack));
          if (attack.says("computes")) continue;
          findings.put(attack.name() + " in a function", arena.attackInFunction(attack));
        } catch (SandboxLost e) {
          findings.put(attack.name() + " as a whole", List.of("lost the sandbox: " + e));
        }
      }
    } catch (SandboxLost e) {
      throw new IllegalStateException(e);
    }
    return findings;
  }

  /**
   * Prints a line for each attack: its name and what it reached.
   *
   * @param args {@code all} for all of them
   */
  public static void main(String[] args) {
    run(List.of(args).contains("all"), 1)
        .forEach((name, found) -> System.out.println(name + "\t" + found));
  }
}
