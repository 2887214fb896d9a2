package cosr.runtime.cli;

import cosr.config.NearMisses;
import cosr.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the folder of runs, and a run in it; says how a command names them. Thread-safe. */
public final class RunFolders {
  private RunFolders() {}

  /** Words for a run that a shell takes as they are: {@code brave-otter-11}, or with its folder. */
  public static String words(Path run) {
    return words(run, usual());
  }

  static String words(Path run, Path usual) {
    Path whole = run.toAbsolutePath().normalize();
    Path name = whole.getFileName();
    Path parent = run.equals(run.normalize()) ? run.getParent() : whole.getParent();
    return quoted(String.valueOf(name)) + option(parent == null ? Path.of(".") : parent, usual);
  }

  /** {@code --runs DIR} where a command would look for runs elsewhere; else nothing. */
  public static String option(Path folder) {
    return option(folder, usual());
  }

  private static String option(Path folder, Path usual) {
    return real(folder).equals(real(usual)) ? "" : " --runs " + quoted(folder.toString());
  }

  private static Path usual() {
    return folder(null, System.getenv("COSR_RUNS"), System.getProperty("cosr.home"));
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private static String quoted(String word) {
    return word.matches("[\\w./@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The first that is given of: the option, the environment, {@code runs} in COSR's own folder. */
  static Path folder(@Nullable Path option, @Nullable String environment, @Nullable String home) {
    if (option != null) return option;
    if (environment != null && !environment.isEmpty()) return Path.of(environment);
    return home == null ? Path.of("runs") : Path.of(home, "runs");
  }

  /** The folder of a run that was named, or whose folder was given as a path. */
  static Path find(Path folder, String given) {
    String name = given.replaceFirst("(?<=[^/])/+$", "");
    Path here = Path.of(given);
    boolean path = name.contains("/") || !name.equals(given) && Files.isDirectory(here);
    Path run = path ? Path.of(name) : folder.resolve(name);
    if (name.isEmpty() || name.equals(".") || name.equals(".."))
      throw new UserError("'" + name + "' names no run");
    if (Files.isDirectory(run)) return run;
    if (Files.exists(run)) throw new UserError(run + " is a file, not the folder of a run");
    if (path) throw new UserError("there is no folder " + run);
    List<String> names = names(folder);
    if (names.isEmpty())
      throw new UserError(
          "there is no run in %s yet; ./cosr train%s makes one".formatted(folder, option(folder)));
    List<String> near = NearMisses.of(name, names);
    throw new UserError(
        "no run '%s' in %s%s"
            .formatted(
                name,
                folder,
                near.isEmpty()
                    ? "; ./cosr runs" + option(folder) + " lists them"
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
