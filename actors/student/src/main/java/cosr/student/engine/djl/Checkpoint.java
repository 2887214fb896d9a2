package cosr.student.engine.djl;

import cosr.student.engine.CheckpointException;
import cosr.student.engine.Hook;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.checkpoint.CheckpointFolder;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.SafetensorsWriter;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.hub.FolderDigest;
import cosr.student.hub.FolderWriter;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.HubConfig;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model's Hugging Face folder, or an adapter's, with the optimizer's state in {@code cosr/}.
 * Where the folder rounds a tensor, its float32 numbers lie there as well.
 */
final class Checkpoint {
  static final String OPTIMIZER = "cosr/optimizer.safetensors";
  private static final String MASTER = "master.";

  private final ModelPlan plan;
  private final ModelFiles files;

  /** Name of the file of each tensor that learns. */
  private final Map<String, String> places = new TreeMap<>();

  /** The tensors that the folder rounds. */
  private final Set<String> rounded = new HashSet<>();

  Checkpoint(ModelPlan plan, ModelFiles files) {
    this.plan = plan;
    this.files = files;
    for (Map.Entry<String, SafetensorsHeader> file : files.layout().weights().entrySet())
      for (StoredTensor tensor : file.getValue().tensors()) {
        places.put(tensor.name(), file.getKey());
        if (tensor.type() != NumberType.F32) rounded.add(tensor.name());
      }
  }

  SavedWeights save(Path folder, Held held, Hook hook) {
    SortedMap<String, TensorFeed> weights = held.weights();
    SortedMap<String, TensorFeed> optimizer = held.optimizer();
    FolderWriter.write(
        folder,
        files.layout(),
        files.numbers(name -> Optional.ofNullable(weights.get(name))),
        temporary -> write(temporary.resolve(OPTIMIZER), weights, optimizer),
        hook);
    return new SavedWeights(Held.digest(weights), Held.digest(optimizer));
  }

  private void write(
      Path file, SortedMap<String, TensorFeed> weights, SortedMap<String, TensorFeed> optimizer)
      throws IOException {
    SortedMap<String, TensorFeed> feeds = new TreeMap<>(optimizer);
    List<StoredTensor> tensors = new ArrayList<>();
    for (TensorSpec spec : Held.optimizer(plan)) tensors.add(stored(spec.name(), spec));
    for (TensorSpec spec : plan.trained())
      if (rounded.contains(spec.name())) {
        tensors.add(stored(MASTER + spec.name(), spec));
        feeds.put(MASTER + spec.name(), Objects.requireNonNull(weights.get(spec.name())));
      }
    Files.createDirectories(file.getParent());
    SafetensorsHeader header = SafetensorsHeader.of(SafetensorsHeader.TORCH, tensors);
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, header)) {
      for (StoredTensor tensor : header.tensors())
        writer.write(
            tensor.name(), NumberType.F32, Objects.requireNonNull(feeds.get(tensor.name())));
      writer.finish();
    }
  }

  private static StoredTensor stored(String name, TensorSpec spec) {
    return StoredTensor.of(name, NumberType.F32, spec.dims());
  }

  /** A checkpoint whose digests are those of the journal. */
  SavedFolder open(Path folder, String weightsDigest, String optimizerDigest) {
    CheckpointFolder.settle(folder);
    fits(folder);
    SavedFolder saved = new SavedFolder(folder);
    try {
      String first = OPTIMIZER;
      for (TensorSpec spec : plan.trained()) {
        boolean master = rounded.contains(spec.name());
        String file =
            master ? OPTIMIZER : Objects.requireNonNull(places.get(spec.name()), spec.name());
        if (!master) first = file;
        saved.place(spec.name(), file, master ? MASTER + spec.name() : spec.name(), spec.dims());
      }
      for (TensorSpec spec : Held.optimizer(plan))
        saved.place(spec.name(), OPTIMIZER, spec.name(), spec.dims());
      List<String> weights = plan.trained().stream().map(TensorSpec::name).toList();
      same(folder, first, weightsDigest, saved.digest(weights));
      List<String> optimizer = Held.optimizer(plan).stream().map(TensorSpec::name).toList();
      same(folder, OPTIMIZER, optimizerDigest, saved.digest(optimizer));
      companions(folder);
      return saved;
    } catch (RuntimeException e) {
      saved.close();
      throw e;
    }
  }

  /** A folder of this layout with any numbers. */
  SavedFolder open(Path folder) {
    fits(folder);
    SavedFolder saved = new SavedFolder(folder);
    for (TensorSpec spec : plan.trained())
      saved.place(
          spec.name(),
          Objects.requireNonNull(places.get(spec.name()), spec.name()),
          spec.name(),
          spec.dims());
    return saved;
  }

  private void fits(Path folder) {
    if (!files.layout().files().containsKey(ModelFolder.CONFIG)) return;
    ModelShape found;
    try {
      found = HubConfig.read(CheckpointFolder.read(folder, ModelFolder.CONFIG));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException("checkpoint " + folder + ": " + e.getMessage(), e);
    }
    if (files.origin().isEmpty() && !found.equals(plan.shape()))
      throw new CheckpointException(
          "checkpoint " + folder + " holds another model: " + found + ", not " + plan.shape());
  }

  private void companions(Path folder) {
    for (Map.Entry<String, byte[]> file : files.layout().files().entrySet())
      if (FolderDigest.looksAt(file.getKey())
          && !Arrays.equals(file.getValue(), CheckpointFolder.read(folder, file.getKey())))
        throw new CheckpointException(
            "checkpoint " + folder + ": " + file.getKey() + " is not the one of this run");
  }

  private static void same(Path folder, String file, String wanted, String found) {
    if (!wanted.equals(found))
      throw new CheckpointException(
          "checkpoint %s: %s has digest %s, the journal says %s"
              .formatted(folder, file, found, wanted));
  }
}
