package cosr.runtime.cli;

import cosr.config.UserError;
import cosr.runtime.scaffold.CheckProject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr new}. */
@Command(
    name = "new",
    header = "Make a folder to begin from: a check of your own.",
    footer = {"", "  ./cosr new check same-words"},
    subcommands = NewCommand.CheckCommand.class)
final class NewCommand extends Verb {
  NewCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    throw new UserError("new what? ./cosr new check NAME");
  }

  /** {@code cosr new check}. */
  @Command(
      name = "check",
      header = "Make a folder with a check of your own, its test and its build.",
      footer = {"", "  ./cosr new check same-words", "", "docs/plugins.md goes on from there."})
  static final class CheckCommand extends Verb {
    @Parameters(paramLabel = "NAME", description = "What the check is called, such as same-words.")
    @Nullable String name;

    @Option(
        names = "--in",
        paramLabel = "DIR",
        defaultValue = ".",
        description = "Where the folder is made (else here).")
    Path parent = Path.of(".");

    CheckCommand(Main.Scene scene) {
      super(scene);
    }

    @Override
    public Integer call() {
      if (name == null) throw new IllegalStateException("picocli requires NAME");
      String home = System.getProperty("cosr.home", ".");
      Path folder =
          new CheckProject(name, Path.of(home).toAbsolutePath().normalize()).write(parent);
      if (json) console().line(Json.of(Json.object("folder", folder.toString())));
      else {
        console().line(folder + " has a check that works. Go on with");
        console().line("  " + folder.resolve("build"));
      }
      return Exit.OK;
    }
  }
}
