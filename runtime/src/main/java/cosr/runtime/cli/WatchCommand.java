package cosr.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cosr watch}. */
@Command(
    name = "watch",
    header = "Follow a run that another process trains; ends with its work.",
    footer = {
      "",
      "It only reads: Ctrl-C ends the watching, never the run. With --json nothing",
      "is shown on the way, and at the end where the run stands."
    })
final class WatchCommand extends Verb {
  @Parameters(paramLabel = "RUN", description = "Name of a run, or its folder.")
  String name = "";

  WatchCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    return verbs().watch(new Verbs.WatchRequest(run(name), json), console());
  }
}
