package cosr.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr resume}. */
@Command(name = "resume", header = "Go on with a run where it stopped.")
final class ResumeCommand extends Verb {
  @Parameters(paramLabel = "RUN", description = "Name of a run, or its folder.")
  String name = "";

  @Option(
      names = "--accept-divergence",
      description = "Go on although processor or threads differ: the weights will, too.")
  boolean acceptDivergence;

  ResumeCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    Verbs.ResumeRequest request = new Verbs.ResumeRequest(run(name), acceptDivergence, json);
    return verbs().resume(request, console());
  }
}
