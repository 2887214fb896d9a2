package cosr.runtime.cli;

import cosr.runtime.scaffold.PlugIns;
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
    Doctor.Report report =
        Doctor.look(folder())
            .with(GpuFiles.look(EngineFiles.look().artifacts()))
            .with(PlugIns.look());
    if (json) console().line(Json.of(report.json()));
    else report.text().lines().forEach(line -> console().text(line, Doctor.INDENT));
    return report.healthy() ? Exit.OK : Exit.BAD_INPUT;
  }
}
