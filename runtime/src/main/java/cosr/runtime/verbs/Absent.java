package cosr.runtime.verbs;

import cosr.config.Deployment;
import cosr.runtime.node.Node;
import cosr.runtime.node.RunFolder;
import java.util.List;
import java.util.function.Consumer;

/** Says which roles a run waits for, and when they have come. Not thread-safe. */
final class Absent {
  private final RunFolder folder;
  private final List<String> own;
  private final Consumer<String> say;
  private List<String> missing = List.of();

  /**
   * @param own the deployment of the node that looks
   */
  Absent(RunFolder folder, Deployment own, Consumer<String> say) {
    this.folder = folder;
    this.own = own.node().roles();
    this.say = say;
  }

  /** Looks around; called again and again. */
  void look(Node node) {
    List<String> now = node.missingRoles().stream().filter(role -> !own.contains(role)).toList();
    if (now.equals(missing)) return;
    missing = now;
    say.accept(
        now.isEmpty()
            ? "node    all roles are there"
            : "node    waits for %s: ./cosr node %s --roles %s"
                .formatted(String.join(", ", now), folder.words(), String.join(",", now)));
  }
}
