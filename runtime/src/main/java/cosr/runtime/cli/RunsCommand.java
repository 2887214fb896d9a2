package cosr.runtime.cli;

import picocli.CommandLine.Command;

/** {@code cosr runs}. */
@Command(name = "runs", header = "List the runs.")
final class RunsCommand extends Verb {
  RunsCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    Verbs.RunsRequest request = new Verbs.RunsRequest(folder(), json);
    return verbs().runs(request, console());
  }
}
