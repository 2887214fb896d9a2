package cosr.bench.curriculum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The settings that all runs share, as a file that {@code cosr train} reads. */
final class Setup {
  private static final String RESOURCE = "curriculum.conf";
  private final Path file;

  private Setup(Path file) {
    this.file = file;
  }

  /** Writes the file into the folder. */
  static Setup in(Path folder) {
    try (InputStream stream = Setup.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) throw new IllegalStateException("resource " + RESOURCE + " is missing");
      Path file = folder.resolve(RESOURCE);
      Files.write(file, stream.readAllBytes());
      return new Setup(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words after {@code ./cosr} that make a run and train it. */
  List<String> words(Entry entry, Path folder, List<String> overrides) {
    List<String> words = new ArrayList<>(List.of("train", file.toString(), "--json"));
    words.addAll(List.of("--runs", folder.toString(), "--name", entry.name()));
    words.addAll(List.of("--set", "run.seed=" + entry.seed()));
    words.addAll(List.of("--set", "curriculum.policy=" + entry.policy()));
    words.addAll(
        List.of("--set", "tasks.families=[" + String.join(", ", entry.pool().families()) + "]"));
    for (String override : overrides) words.addAll(List.of("--set", override));
    return words;
  }
}
