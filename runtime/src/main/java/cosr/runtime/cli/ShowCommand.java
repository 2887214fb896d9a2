package cosr.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr show}. */
@Command(
    name = "show",
    header = "Show a run: state, skill map, last rounds, the Curator's reasons.")
final class ShowCommand extends Verb {
  @Parameters(paramLabel = "RUN", description = "Name of a run, or its folder.")
  String name = "";

  @Option(names = "--updates", description = "With the weights digest of every update.")
  boolean updates;

  ShowCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    Verbs.ShowRequest request = new Verbs.ShowRequest(run(name), updates, json);
    return verbs().show(request, console());
  }
}
