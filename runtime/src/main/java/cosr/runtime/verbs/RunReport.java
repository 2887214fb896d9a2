package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.ReportRequest;
import cosr.runtime.node.RunFolder;
import cosr.runtime.report.Report;
import java.nio.file.Files;
import java.util.Locale;

/** The verb report, and the report at the end of a training. */
final class RunReport {
  private RunReport() {}

  static int print(ReportRequest request, Console console) {
    RunFolder folder = new RunFolder(request.run());
    Report.Written written = Report.write(folder);
    if (request.json())
      console.line(
          Json.of(
              Json.object(
                  "run", folder.name(),
                  "report", written.page().toString(),
                  "bytes", written.bytes(),
                  "rounds", written.rounds(),
                  "tensorboard", written.events().toString(),
                  "steps", written.steps())));
    else {
      console.line(
          String.format(Locale.ROOT, "%s  (%,d kB)", written.page(), written.bytes() / 1000 + 1));
      console.line(
          String.format(
              Locale.ROOT,
              "%s  (%,d step%s)",
              written.events().getParent(),
              written.steps(),
              written.steps() == 1 ? "" : "s"));
    }
    return Exit.OK;
  }

  /** A completed run has its report; one that cannot be written is said, and spoils nothing. */
  static void complete(RunFolder folder, Console console) {
    try {
      Report.write(folder);
    } catch (UserError e) {
      console.err().println("cosr: " + e.getMessage());
    }
  }

  /** The line that points at the report; empty where there is none. */
  static String line(RunFolder folder) {
    return Files.exists(folder.report()) ? "report: " + folder.report() : "";
  }
}
