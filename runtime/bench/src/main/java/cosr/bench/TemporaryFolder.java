package cosr.bench;

import cosr.config.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for runs that nobody keeps. */
public final class TemporaryFolder {
  private static final String PREFIX = "cosr-bench-";

  private TemporaryFolder() {}

  /**
   * Makes one, by an absolute path.
   *
   * @param runs the folder of runs that an option names: the new one is on its disk, and no list of
   *     runs shows it
   */
  public static Path make(Optional<Path> runs) {
    try {
      if (runs.isEmpty()) return Files.createTempDirectory(PREFIX).toAbsolutePath();
      Path within = Files.createDirectories(runs.get().toAbsolutePath().normalize());
      return Files.createTempDirectory(within, "." + PREFIX);
    } catch (IOException e) {
      throw new UserError(
          "no folder can be made in %s (%s): name another with --runs"
              .formatted(runs.map(Path::toString).orElse(System.getProperty("java.io.tmpdir")), e),
          e);
    }
  }

  /** Takes it away with all that is in it; what cannot be, stays. */
  public static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(p);
    } catch (IOException | UncheckedIOException e) {
      // Nobody looks for it: it is hidden, or in the folder for temporary files.
    }
  }
}
