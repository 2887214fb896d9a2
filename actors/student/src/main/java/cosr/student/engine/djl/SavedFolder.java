package cosr.student.engine.djl;

import cosr.student.engine.CheckpointException;
import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsFile;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.engine.checkpoint.TensorFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A checkpoint's tensors, read piece by piece whenever they are asked for. */
final class SavedFolder implements Source, AutoCloseable {
  private final Path folder;
  private final Map<String, SafetensorsFile> files = new HashMap<>();
  private final Map<String, TensorFeed> feeds = new HashMap<>();

  SavedFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Says where a tensor is.
   *
   * @param stored its name there
   * @throws CheckpointException if it isn't, or of other dimensions
   */
  void place(String name, String file, String stored, List<Integer> dims) {
    SafetensorsFile opened = files.computeIfAbsent(file, this::open);
    StoredTensor tensor;
    try {
      tensor = opened.tensor(stored);
    } catch (IOException e) {
      throw new CheckpointException("checkpoint " + folder + ": " + file + " has no " + stored, e);
    }
    List<Integer> found = tensor.dims().stream().map(Math::toIntExact).toList();
    if (!found.equals(dims))
      throw new CheckpointException(
          "checkpoint %s: %s has %s as %s, not %s".formatted(folder, file, stored, found, dims));
    feeds.put(name, sink -> opened.read(stored, NumberType.F32, sink));
  }

  @Override
  public Optional<TensorFeed> of(String name) {
    return Optional.ofNullable(feeds.get(name));
  }

  /** SHA-256 over the name-sorted SHA-256s of these tensors, in hex. */
  String digest(List<String> names) {
    SortedMap<String, TensorFeed> some = new TreeMap<>();
    for (String name : names) some.put(name, Objects.requireNonNull(feeds.get(name)));
    try {
      return Held.digest(some);
    } catch (UncheckedIOException e) {
      throw new CheckpointException(
          "checkpoint " + folder + " can't be read: " + e.getMessage(), e);
    }
  }

  private SafetensorsFile open(String file) {
    try {
      return SafetensorsFile.open(folder.resolve(file));
    } catch (NoSuchFileException e) {
      throw new CheckpointException("checkpoint " + folder + " has no " + file, e);
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      String path = folder.resolve(file) + ": ";
      throw new CheckpointException(
          "checkpoint %s: %s can't be read: %s"
              .formatted(
                  folder, file, said.startsWith(path) ? said.substring(path.length()) : said),
          e);
    }
  }

  @Override
  public void close() {
    for (SafetensorsFile file : files.values())
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
  }
}
