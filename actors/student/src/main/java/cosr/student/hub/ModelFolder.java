package cosr.student.hub;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.UserError;
import cosr.student.engine.checkpoint.ChunkSink;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsFile;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A model's folder as transformers writes it: {@code config.json}, the weights as {@code
 * model.safetensors} or shards with an index, and small companions (tokenizer, chat template,
 * generation settings, licence). Opening it reads headers only. Reads may run beside each other.
 */
public final class ModelFolder implements AutoCloseable {
  /** The model's shape. */
  public static final String CONFIG = "config.json";

  private static final long COMPANION = 64L << 20;
  private static final Pattern HEAVY =
      Pattern.compile(
          ".*\\.(safetensors|bin|pt|pth|ckpt|h5|msgpack|onnx|gguf|ot|npz|pkl)|.*\\.index\\.json");

  private final Path path;
  private final SortedMap<String, Path> companions;
  private final Weights weights;

  private ModelFolder(Path path, SortedMap<String, Path> companions, Weights weights) {
    this.path = path;
    this.companions = companions;
    this.weights = weights;
  }

  /**
   * Opens a folder.
   *
   * @throws UserError with one line, if it isn't one that can be read, or isn't whole
   */
  public static ModelFolder open(Path folder) {
    SortedSet<String> names = Weights.names(folder);
    if (!names.contains(Weights.ONE) && !names.contains(Weights.INDEX))
      throw new UserError(folder + lacking(names));
    if (!names.contains(CONFIG))
      throw new UserError(folder + " has no " + CONFIG + ": fetch it from where the weights are");
    SortedMap<String, Path> companions = new TreeMap<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (!HEAVY.matcher(name).matches() && file.toFile().length() <= COMPANION)
        companions.put(name, file);
    }
    return new ModelFolder(folder, companions, Weights.ofModel(folder, names));
  }

  private static String lacking(SortedSet<String> names) {
    if (names.contains(AdapterFolder.CONFIG))
      return " holds an adapter and no model: name the folder of its base model";
    for (String name : names)
      if (name.endsWith(".safetensors"))
        return " has " + name + " and no " + Weights.INDEX + ": fetch that file too";
    for (String name : names)
      if (name.matches(".*\\.(bin|pt|pth|ckpt)"))
        return " has pickled weights only ("
            + name
            + "), which are programs: convert them where you trust them, with"
            + " AutoModelForCausalLM.from_pretrained(FOLDER).save_pretrained(NEW_FOLDER)";
    for (String name : names)
      if (name.endsWith(".gguf"))
        return " has GGUF weights only (" + name + "): take the model's safetensors";
    return " has neither " + Weights.ONE + " nor " + Weights.INDEX;
  }

  public Path path() {
    return path;
  }

  /** Small files that belong to the model, by name; what is heavy is left out. */
  public SortedMap<String, Path> companions() {
    return companions;
  }

  /** The bytes of a companion. */
  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(companions.get(name)).map(HubJson::bytes);
  }

  /**
   * A companion that is a JSON object.
   *
   * @throws UserError if it is none
   */
  public Optional<JsonNode> json(String name) {
    return Optional.ofNullable(companions.get(name)).map(HubJson::object);
  }

  /** All tensors by name; places are within the file of each. */
  public SortedMap<String, StoredTensor> tensors() {
    return weights.tensors();
  }

  /** The header of each file of weights, by the file's name. */
  public SortedMap<String, SafetensorsHeader> headers() {
    SortedMap<String, SafetensorsHeader> headers = new TreeMap<>();
    weights.shards().forEach((name, file) -> headers.put(name, file.header()));
    return headers;
  }

  /** The index of the shards as it is stored. */
  public Optional<byte[]> index() {
    return weights.index().length == 0 ? Optional.empty() : Optional.of(weights.index());
  }

  /** Reads a tensor as a floating type, piece by piece: {@link SafetensorsFile#read}. */
  public void read(String tensor, NumberType type, ChunkSink sink) throws IOException {
    weights.holding(path, tensor).read(tensor, type, sink);
  }

  /** A small tensor as float32. */
  public float[] floats(String tensor) throws IOException {
    return weights.holding(path, tensor).floats(tensor);
  }

  /** The numbers of a tensor as they are stored. */
  public TensorSource stored(String tensor) throws IOException {
    SafetensorsFile file = weights.holding(path, tensor);
    return new TensorSource(file.tensor(tensor).type(), sink -> file.readStored(tensor, sink));
  }

  /** Whether a file of this name lies in the folder, of whatever size. */
  public boolean has(String name) {
    return Files.isRegularFile(path.resolve(name));
  }

  @Override
  public void close() {
    weights.close();
  }
}
