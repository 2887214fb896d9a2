package cosr.student.hub;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.UserError;
import cosr.student.engine.checkpoint.SafetensorsFile;
import cosr.student.engine.checkpoint.StoredTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The safetensors files of a folder, open: one, or shards with an index. */
final class Weights implements AutoCloseable {
  static final String ONE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";

  private final SortedMap<String, SafetensorsFile> shards = new TreeMap<>();
  private final SortedMap<String, SafetensorsFile> owners = new TreeMap<>();
  private final byte[] index;

  private Weights(byte[] index) {
    this.index = index;
  }

  /** The files of a model; {@code model.safetensors} counts where there is an index too. */
  static Weights ofModel(Path folder, SortedSet<String> names) {
    if (names.contains(ONE)) return of(folder, new TreeSet<>(Set.of(ONE)), new byte[0]);
    byte[] index = HubJson.bytes(folder.resolve(INDEX));
    JsonNode map = HubJson.object(index, folder.resolve(INDEX).toString()).path("weight_map");
    SortedSet<String> shards = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String shard = entry.getValue().asText();
      if (!names.contains(shard))
        throw new UserError(
            "%s names %s, which is not there: fetch that file too"
                .formatted(folder.resolve(INDEX), shard));
      shards.add(shard);
    }
    if (shards.isEmpty()) throw new UserError(folder.resolve(INDEX) + " names no file");
    Weights weights = of(folder, shards, index);
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      SafetensorsFile owner = weights.owners.get(entry.getKey());
      if (owner != null && owner == weights.shards.get(entry.getValue().asText())) continue;
      weights.close();
      throw new UserError(
          "%s says that %s is in %s, and it is not: fetch that file again"
              .formatted(folder.resolve(INDEX), entry.getKey(), entry.getValue().asText()));
    }
    return weights;
  }

  /** One file. */
  static Weights ofFile(Path folder, String name) {
    return of(folder, new TreeSet<>(Set.of(name)), new byte[0]);
  }

  private static Weights of(Path folder, SortedSet<String> files, byte[] index) {
    Weights weights = new Weights(index);
    try {
      for (String name : files) weights.add(SafetensorsFile.open(folder.resolve(name)), name);
      return weights;
    } catch (IOException e) {
      weights.close();
      throw new UserError(e.getMessage() == null ? folder + " can't be read" : e.getMessage(), e);
    }
  }

  private void add(SafetensorsFile file, String name) throws IOException {
    shards.put(name, file);
    for (StoredTensor tensor : file.header().tensors()) {
      SafetensorsFile other = owners.put(tensor.name(), file);
      if (other != null)
        throw new IOException(
            "%s holds %s, which %s holds too".formatted(file.path(), tensor.name(), other.path()));
    }
  }

  /** By file name. */
  SortedMap<String, SafetensorsFile> shards() {
    return shards;
  }

  /** The bytes of the index; none where there is one file. */
  byte[] index() {
    return index;
  }

  SortedMap<String, StoredTensor> tensors() {
    SortedMap<String, StoredTensor> all = new TreeMap<>();
    for (SafetensorsFile file : shards.values())
      for (StoredTensor tensor : file.header().tensors()) all.put(tensor.name(), tensor);
    return all;
  }

  SafetensorsFile holding(Path folder, String tensor) throws IOException {
    SafetensorsFile file = owners.get(tensor);
    if (file == null) throw new IOException(folder + " has no tensor " + tensor);
    return file;
  }

  @Override
  public void close() {
    for (SafetensorsFile file : shards.values())
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
  }

  /** Regular files of a folder, links followed, hidden ones left out. */
  static SortedSet<String> names(Path folder) {
    if (!Files.isDirectory(folder))
      throw new UserError(
          folder
              + (Files.exists(folder)
                  ? " is a file: name the folder that holds it"
                  : ": there is no such folder; a model is downloaded first, with its tokenizer"));
    SortedSet<String> names = new TreeSet<>();
    try (var paths = Files.list(folder)) {
      paths
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .forEach(names::add);
    } catch (IOException e) {
      throw new UserError(folder + " can't be read: " + e.getClass().getSimpleName(), e);
    }
    return names;
  }
}
