package cosr.student.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.model.TensorSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a model's folder that is to be written.
 *
 * @param weights the header of each file of weights, by the file's name
 * @param files the other files by name, the index of the shards among them
 */
public record FolderLayout(
    SortedMap<String, SafetensorsHeader> weights, SortedMap<String, byte[]> files) {

  /** The same names, shards, keys, types and metadata as a folder has, and its companions. */
  public static FolderLayout of(ModelFolder folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    folder.companions().forEach((name, path) -> files.put(name, HubJson.bytes(path)));
    folder.index().ifPresent(index -> files.put(Weights.INDEX, index));
    return new FolderLayout(folder.headers(), files);
  }

  /**
   * As transformers lays out a model for the first time: tensors in the given order fill a file
   * until the next doesn't fit.
   *
   * @param shardBytes bytes of tensors in one file at most, if more than one tensor is in it
   */
  public static FolderLayout fresh(
      List<TensorSpec> tensors,
      NumberType type,
      long shardBytes,
      SortedMap<String, byte[]> companions) {
    List<List<StoredTensor>> shards = new ArrayList<>(List.of(new ArrayList<>()));
    long filled = 0;
    long total = 0;
    for (TensorSpec spec : tensors) {
      StoredTensor tensor = StoredTensor.of(spec.name(), type, spec.dims());
      if (filled > 0 && filled + tensor.bytes() > shardBytes) {
        shards.add(new ArrayList<>());
        filled = 0;
      }
      shards.getLast().add(tensor);
      filled += tensor.bytes();
      total += tensor.bytes();
    }
    SortedMap<String, SafetensorsHeader> weights = new TreeMap<>();
    SortedMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < shards.size(); i++) {
      String name =
          shards.size() == 1
              ? Weights.ONE
              : "model-%05d-of-%05d.safetensors".formatted(i + 1, shards.size());
      weights.put(name, SafetensorsHeader.of(SafetensorsHeader.TORCH, shards.get(i)));
      shards.get(i).forEach(tensor -> map.put(tensor.name(), name));
    }
    SortedMap<String, byte[]> files = new TreeMap<>(companions);
    if (shards.size() > 1) files.put(Weights.INDEX, index(map, total));
    return new FolderLayout(weights, files);
  }

  private static byte[] index(Map<String, String> map, long total) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.putObject("metadata").put("total_size", total);
    ObjectNode names = root.putObject("weight_map");
    map.forEach(names::put);
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
