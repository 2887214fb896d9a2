package cosr.runtime.cli;

import picocli.CommandLine.Command;

/** {@code cosr doctor}. */
@Command(
    name = "doctor",
    header = "Look at this machine: what is there, what is missing, how to get it.")
final class DoctorCommand extends Verb {
  DoctorCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    Doctor.Report report = Doctor.look(folder());
    console().line(json ? Json.of(report.json()) : report.text());
    return report.healthy() ? Exit.OK : Exit.BAD_INPUT;
  }
}
