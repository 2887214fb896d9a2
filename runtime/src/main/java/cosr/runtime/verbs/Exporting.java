package cosr.runtime.verbs;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Terms;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.ExportRequest;
import cosr.runtime.node.Export;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The verb export. */
final class Exporting {
  private Exporting() {}

  static int print(ExportRequest request, Console console) {
    RunFolder folder = new RunFolder(request.run());
    folder.recognise();
    folder.keepLog();
    RunView view = Views.read(folder);
    Terms terms =
        view.terms().orElseThrow(() -> new UserError("run " + folder.name() + " never began"));
    Settings settings = ResolvedSettings.parse(terms.settings()).settings();
    CheckpointSaved checkpoint = Checkpoints.find(folder, view, request.step());
    refuseWhatIsThere(request.out());
    Catalog catalog = Tasks.of(settings).catalog();
    Export.write(
        settings,
        catalog,
        folder.checkpoints().resolve(checkpoint.folderName()),
        checkpoint,
        request.out(),
        request.merge());
    if (request.json())
      console.line(
          Json.of(
              Json.object(
                  "run", folder.name(),
                  "version", checkpoint.version(),
                  "folder", request.out().toAbsolutePath().normalize().toString())));
    else
      console.line(
          "%s: weights of version %d of run %s"
              .formatted(request.out(), checkpoint.version(), folder.name()));
    return Exit.OK;
  }

  private static void refuseWhatIsThere(Path out) {
    if (!Files.exists(out)) return;
    try (Stream<Path> inside = Files.isDirectory(out) ? Files.list(out) : Stream.of(out)) {
      if (inside.findAny().isPresent())
        throw new UserError("-o " + out + ": it is there already: name a folder that is not");
    } catch (IOException e) {
      throw new UserError("-o " + out + ": " + e.getMessage(), e);
    }
  }
}
