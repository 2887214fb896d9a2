package cosr.runtime.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr node}. */
@Command(
    name = "node",
    header = "Take roles of a run that another process leads; ends with its work.",
    footer = {
      "",
      "  ./cosr train --roles supervisor,curator,adapter --journal jdbc:postgresql://HOST/DB",
      "  ./cosr node RUN --roles student,verifier",
      "",
      "Both see the run's folder. The journal's password is COSR_JOURNAL_PASSWORD."
    })
final class NodeCommand extends Verb {
  @Parameters(index = "0", paramLabel = "RUN", description = "Name of a run, or its folder.")
  String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE.conf",
      description = "Settings of the node; of the run, others than its own are refused.")
  @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the node; may be repeated.")
  List<String> overrides = List.of();

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "What this process hosts, such as student,verifier.")
  List<String> roles = List.of();

  @Option(
      names = "--join",
      split = ",",
      paramLabel = "HOST:PORT",
      description = "A node of the run (else the one that its folder names).")
  List<String> seeds = List.of();

  @Option(
      names = "--accept-divergence",
      description = "Go on although processor or threads differ: the weights will, too.")
  boolean acceptDivergence;

  NodeCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    Verbs.NodeRequest request =
        new Verbs.NodeRequest(
            run(name), Optional.ofNullable(file), given(), acceptDivergence, json);
    return verbs().node(request, console());
  }

  private List<String> given() {
    return with(withRoles(overrides, roles), "node.seeds", seeds, true);
  }
}
