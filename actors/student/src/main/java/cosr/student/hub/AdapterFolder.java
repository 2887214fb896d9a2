package cosr.student.hub;

import cosr.config.UserError;
import cosr.student.engine.checkpoint.ChunkSink;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsFile;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.model.LoraModule;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A LoRA adapter's folder as PEFT writes it: {@code adapter_config.json} and {@code
 * adapter_model.safetensors}. Opening it reads the configuration and the header only.
 */
public final class AdapterFolder implements AutoCloseable {
  /** The adapter's settings. */
  public static final String CONFIG = "adapter_config.json";

  private static final String WEIGHTS = "adapter_model.safetensors";

  private final Path path;
  private final LoraConfig config;
  private final byte[] configFile;
  private final SafetensorsFile weights;

  private AdapterFolder(Path path, LoraConfig config, byte[] configFile, SafetensorsFile weights) {
    this.path = path;
    this.config = config;
    this.configFile = configFile;
    this.weights = weights;
  }

  /**
   * Opens a folder.
   *
   * @throws UserError with one line, if it isn't one that can be read or sets something that is not
   *     supported
   */
  public static AdapterFolder open(Path folder) {
    SortedSet<String> names = Weights.names(folder);
    if (!names.contains(CONFIG)) throw new UserError(folder + " has no " + CONFIG);
    if (!names.contains(WEIGHTS))
      throw new UserError(
          folder
              + " has no "
              + WEIGHTS
              + (names.contains("adapter_model.bin")
                  ? ", only pickled weights, which are a program: load it with PEFT where you trust"
                      + " it and call save_pretrained"
                  : ": fetch that file too"));
    byte[] file = HubJson.bytes(folder.resolve(CONFIG));
    LoraConfig config = LoraConfig.read(file, folder.resolve(CONFIG).toString());
    try {
      return new AdapterFolder(folder, config, file, SafetensorsFile.open(folder.resolve(WEIGHTS)));
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  public Path path() {
    return path;
  }

  public LoraConfig config() {
    return config;
  }

  /**
   * The adapted modules, in the given order, each with its two tensors in the file.
   *
   * @param linear the weights of the model's linear modules, [outputs, inputs] each
   * @throws UserError with one line, if a tensor is missing, of other dimensions or no module's
   */
  public List<LoraModule> modules(List<TensorSpec> linear) {
    List<LoraModule> modules = config.modules(linear);
    Set<String> expected = new HashSet<>();
    for (LoraModule module : modules)
      for (TensorSpec spec : List.of(module.a(), module.b())) {
        fits(spec);
        expected.add(spec.name());
      }
    for (StoredTensor tensor : weights.header().tensors())
      if (!expected.contains(tensor.name()))
        throw new UserError(
            "%s: tensor %s belongs to no target module of the model"
                .formatted(weights.path(), tensor.name()));
    return modules;
  }

  private void fits(TensorSpec spec) {
    StoredTensor tensor;
    try {
      tensor = weights.tensor(spec.name());
    } catch (IOException e) {
      throw new UserError(
          "%s: tensor %s is missing, whose module is among the targets"
              .formatted(weights.path(), spec.name()),
          e);
    }
    List<Long> dims = spec.dims().stream().map(Number::longValue).toList();
    if (!tensor.dims().equals(dims) || !tensor.type().floating())
      throw new UserError(
          "%s: tensor %s is %s of %s, and the model makes it %s"
              .formatted(weights.path(), spec.name(), tensor.dims(), tensor.type(), dims));
  }

  /** Reads a tensor as a floating type, piece by piece. */
  public void read(String tensor, NumberType type, ChunkSink sink) throws IOException {
    weights.read(tensor, type, sink);
  }

  /** A tensor as float32. */
  public float[] floats(String tensor) throws IOException {
    return weights.floats(tensor);
  }

  /** The same file names, keys, types, metadata and configuration, for other numbers. */
  public FolderLayout layout() {
    SortedMap<String, SafetensorsHeader> headers = new TreeMap<>();
    headers.put(WEIGHTS, weights.header());
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(CONFIG, configFile);
    return new FolderLayout(headers, files);
  }

  /** The layout of a new adapter's folder. */
  public static FolderLayout layout(LoraConfig config, List<LoraModule> modules, NumberType type) {
    List<StoredTensor> tensors = new ArrayList<>();
    for (LoraModule module : modules)
      for (TensorSpec spec : List.of(module.a(), module.b()))
        tensors.add(StoredTensor.of(spec.name(), type, spec.dims()));
    SortedMap<String, SafetensorsHeader> headers = new TreeMap<>();
    headers.put(WEIGHTS, SafetensorsHeader.of(SafetensorsHeader.TORCH, tensors));
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(CONFIG, config.write());
    return new FolderLayout(headers, files);
  }

  @Override
  public void close() {
    try {
      weights.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
