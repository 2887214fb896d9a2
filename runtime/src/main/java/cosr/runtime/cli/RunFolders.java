package cosr.runtime.cli;

import cosr.config.NearMisses;
import cosr.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the folder of runs, and a run in it. */
final class RunFolders {
  private RunFolders() {}

  /** The first that is given of: the option, the environment, {@code runs} in COSR's own folder. */
  static Path folder(@Nullable Path option, @Nullable String environment, @Nullable String home) {
    if (option != null) return option;
    if (environment != null && !environment.isEmpty()) return Path.of(environment);
    return home == null ? Path.of("runs") : Path.of(home, "runs");
  }

  /** The folder of a run that was named, or whose folder was given as a path. */
  static Path find(Path folder, String name) {
    Path run = name.contains("/") ? Path.of(name) : folder.resolve(name);
    if (name.isEmpty() || name.equals(".") || name.equals(".."))
      throw new UserError("'" + name + "' names no run");
    if (Files.isDirectory(run)) return run;
    if (Files.exists(run)) throw new UserError(run + " is a file, not the folder of a run");
    if (name.contains("/")) throw new UserError("there is no folder " + run);
    List<String> names = names(folder);
    if (names.isEmpty())
      throw new UserError("there is no run in " + folder + " yet; ./cosr train makes one");
    List<String> near = NearMisses.of(name, names);
    throw new UserError(
        "no run '%s' in %s%s"
            .formatted(
                name,
                folder,
                near.isEmpty()
                    ? "; ./cosr runs lists them"
                    : "; did you mean '" + String.join("' or '", near) + "'?"));
  }

  /** Names of the folders in the folder of runs, sorted. */
  static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(p -> String.valueOf(p.getFileName()))
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserError("folder of runs " + folder + " is not readable: " + e.getMessage(), e);
    }
  }
}
