package cosr.verifier.attack;

import cosr.sandbox.Facts;
import cosr.sandbox.SandboxLost;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All attacks one after the other, as the user who runs it. */
final class Suite {
  private Suite() {}

  /**
   * What each attack reached; an empty list where it was contained.
   *
   * @param all also those that only compute until a limit, whoever runs them
   */
  static Map<String, List<String>> run(boolean all) throws SandboxLost {
    Map<String, List<String>> findings = new TreeMap<>();
    try (Arena arena = new Arena()) {
      for (Texts.Text attack : Texts.of("attacks")) {
        if (!all && attack.says("computes")) continue;
        try {
          Arena.Course course = arena.attack(attack);
          findings.put(attack.name(), course.findings());
          if (course.status() == Facts.Status.WALL || course.status() == Facts.Status.CPU) continue;
          findings.put(attack.name() + " in a function", arena.attackInFunction(attack));
        } catch (SandboxLost e) {
          findings.put(attack.name() + " as a whole", List.of("lost the sandbox: " + e));
        }
      }
    }
    return findings;
  }

  /**
   * Prints a line for each attack: its name and what it reached.
   *
   * @param args {@code all} for all of them
   */
  public static void main(String[] args) throws SandboxLost {
    run(List.of(args).contains("all"))
        .forEach((name, found) -> System.out.println(name + "\t" + found));
  }
}
