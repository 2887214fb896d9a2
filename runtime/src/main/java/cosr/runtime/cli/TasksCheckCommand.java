package cosr.runtime.cli;

import cosr.config.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr tasks check}. */
@Command(
    name = "check",
    header = "Check a file of your own tasks, row by row, without a model.",
    footer = {
      "",
      "  ./cosr tasks check FILE.jsonl",
      "  ./cosr tasks check FILE.parquet --set tasks.columns.prompt=q --set tasks.columns.answer=a",
      "",
      "The status is 2 where a row is bad, unless --skip-bad is given. docs/datasets.md says more."
    })
final class TasksCheckCommand extends Verb {
  @Parameters(paramLabel = "FILE", description = "JSON lines or parquet.")
  @Nullable Path file;

  @Option(names = "--skip-bad", description = "Bad rows are listed and left out.")
  boolean skipBad;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the tasks; may be repeated.")
  List<String> overrides = List.of();

  TasksCheckCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    if (file == null) throw new IllegalStateException("picocli requires FILE");
    SettingsLoader.Loaded settings = SettingsLoader.load(null, overrides);
    return verbs()
        .tasksCheck(new Verbs.TasksCheckRequest(settings, file, skipBad, json), console());
  }
}
