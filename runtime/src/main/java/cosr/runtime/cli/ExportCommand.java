package cosr.runtime.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr export}. */
@Command(
    name = "export",
    header = "Write a checkpoint of a run as a folder for other tools.",
    footer = {
      "",
      "The folder is like the one that the model came in: the same files, keys and types; of",
      "a run with adapters it is one as PEFT writes it, or with --merge the whole model."
    })
final class ExportCommand extends Verb {
  @Parameters(paramLabel = RunAtStep.LABEL, description = RunAtStep.DESCRIPTION)
  String given = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "The folder, which is not there yet.")
  Path out = Path.of("");

  @Option(names = "--merge", description = "Fold adapters into the model.")
  boolean merge;

  ExportCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    RunAtStep at = RunAtStep.of(given);
    return verbs()
        .export(new Verbs.ExportRequest(run(at.run()), at.step(), out, merge, json), console());
  }
}
