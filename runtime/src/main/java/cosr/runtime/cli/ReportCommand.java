package cosr.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cosr report}. */
@Command(name = "report", header = "Write report.html and TensorBoard's files into a run's folder.")
final class ReportCommand extends Verb {
  @Parameters(paramLabel = "RUN", description = "Name of a run, or its folder.")
  String name = "";

  ReportCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    return verbs().report(new Verbs.ReportRequest(run(name), json), console());
  }
}
