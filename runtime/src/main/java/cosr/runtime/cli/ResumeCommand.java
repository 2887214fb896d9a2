package cosr.runtime.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr resume}. */
@Command(name = "resume", header = "Go on with a run where it stopped.")
final class ResumeCommand extends Verb {
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
      description = "A setting of the node, or one to compare with the run's; may be repeated.")
  List<String> overrides = List.of();

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "What this process hosts (else everything).")
  List<String> roles = List.of();

  @Option(
      names = "--accept-divergence",
      description = "Go on although processor or threads differ: the weights will, too.")
  boolean acceptDivergence;

  ResumeCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    Verbs.ResumeRequest request =
        new Verbs.ResumeRequest(
            run(name),
            Optional.ofNullable(file),
            withRoles(overrides, roles),
            acceptDivergence,
            json);
    return verbs().resume(request, console());
  }
}
