package cosr.runtime.cli;

import cosr.config.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr train}: reads the settings, chooses the run's name and hands both on. */
@Command(
    name = "train",
    header = "Make a run and train it.",
    footer = {
      "",
      "  ./cosr train                       the built-in tasks and Student",
      "  ./cosr train --set profile=smoke   all of it in a minute",
      "  ./cosr train --dry-run             the settings, and where each was written",
      "  ./cosr train --set tasks.dataset=FILE   tasks of your own: docs/datasets.md"
    })
final class TrainCommand extends Verb {
  @Parameters(arity = "0..1", paramLabel = "FILE.conf", description = "Settings over the defaults.")
  @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting over all others; may be repeated.")
  List<String> overrides = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "The run's name (else chosen).")
  @Nullable String name;

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "What this process hosts (else everything).")
  List<String> roles = List.of();

  @Option(
      names = "--journal",
      paramLabel = "URL",
      description = "Database of the journal, jdbc:postgresql://HOST/DB (else a file).")
  @Nullable String journal;

  @Option(names = "--dry-run", description = "Print the effective settings and stop.")
  boolean dryRun;

  TrainCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    SettingsLoader.Loaded settings = verbs().pinned(SettingsLoader.load(file, given()));
    String chosen =
        name == null
            ? RunNames.choose(folder(), settings.settings().run().seed())
            : RunNames.check(folder(), name);
    Verbs.TrainRequest request = new Verbs.TrainRequest(settings, folder(), chosen, json);
    verbs().prove(settings);
    return dryRun ? DryRun.print(request, console()) : verbs().train(request, console());
  }

  private List<String> given() {
    List<String> url = journal == null ? List.of() : List.of(journal);
    return with(withRoles(overrides, roles), "journal.url", url, false);
  }
}
