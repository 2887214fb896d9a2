package cosr.student.engine.djl;

import cosr.student.engine.CheckpointException;
import cosr.student.engine.Hook;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.checkpoint.CheckpointFolder;
import cosr.student.engine.checkpoint.Digests;
import cosr.student.engine.checkpoint.Safetensors;
import cosr.student.model.HubConfig;
import cosr.student.model.ModelConfig;
import cosr.student.model.ModelShape;
import cosr.student.model.Tensor;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model's Hugging Face folder, with the optimizer's state in {@code cosr/}. */
final class Checkpoint {
  private static final String CONFIG = "config.json";
  private static final String GENERATION = "generation_config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String OPTIMIZER = "cosr/optimizer.safetensors";

  private final ModelShape shape;
  private final SortedMap<String, byte[]> companions;

  record Loaded(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimizer) {}

  Checkpoint(ModelShape shape, SortedMap<String, byte[]> companions) {
    this.shape = shape;
    this.companions = new TreeMap<>(companions);
  }

  SavedWeights save(
      Path folder,
      SortedMap<String, Tensor> weights,
      SortedMap<String, Tensor> optimizer,
      Hook hook) {
    SortedMap<String, byte[]> files = new TreeMap<>(companions);
    files.put(CONFIG, ModelConfig.write(shape));
    files.put(GENERATION, ModelConfig.writeGeneration(shape));
    files.put(WEIGHTS, Safetensors.write(weights));
    files.put(OPTIMIZER, Safetensors.write(optimizer));
    CheckpointFolder.write(folder, files, WEIGHTS, hook);
    return new SavedWeights(Digests.of(weights), Digests.of(optimizer));
  }

  Loaded load(Path folder, String weightsDigest, String optimizerDigest) {
    CheckpointFolder.settle(folder);
    SortedMap<String, Tensor> weights = weights(folder);
    SortedMap<String, Tensor> optimizer = tensors(folder, OPTIMIZER);
    for (TensorSpec spec : shape.tensors())
      for (String moment : List.of("m.", "v."))
        fits(folder, OPTIMIZER, moment + spec.name(), spec.dims(), optimizer);
    fits(folder, OPTIMIZER, "step", List.of(), optimizer);
    same(folder, WEIGHTS, weightsDigest, Digests.of(weights));
    same(folder, OPTIMIZER, optimizerDigest, Digests.of(optimizer));
    for (Map.Entry<String, byte[]> file : companions.entrySet())
      if (!Arrays.equals(file.getValue(), CheckpointFolder.read(folder, file.getKey())))
        throw new CheckpointException(
            "checkpoint " + folder + ": " + file.getKey() + " is not the one of this run");
    return new Loaded(weights, optimizer);
  }

  /** The weights alone, from any folder that has this shape. */
  SortedMap<String, Tensor> weights(Path folder) {
    ModelShape found;
    try {
      found = HubConfig.read(CheckpointFolder.read(folder, CONFIG));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException("checkpoint " + folder + ": " + e.getMessage(), e);
    }
    if (!found.equals(shape))
      throw new CheckpointException(
          "checkpoint " + folder + " holds another model: " + found + ", not " + shape);
    SortedMap<String, Tensor> weights = tensors(folder, WEIGHTS);
    for (TensorSpec spec : shape.tensors())
      fits(folder, WEIGHTS, spec.name(), spec.dims(), weights);
    return weights;
  }

  private static SortedMap<String, Tensor> tensors(Path folder, String file) {
    byte[] bytes = CheckpointFolder.read(folder, file);
    try {
      return Safetensors.read(bytes);
    } catch (IOException e) {
      throw new CheckpointException(
          "checkpoint " + folder + ": " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static void fits(
      Path folder,
      String file,
      String name,
      List<Integer> dims,
      SortedMap<String, Tensor> tensors) {
    Tensor tensor = tensors.get(name);
    if (tensor == null)
      throw new CheckpointException("checkpoint " + folder + ": " + file + " has no " + name);
    if (!tensor.dims().equals(dims))
      throw new CheckpointException(
          "checkpoint %s: %s has %s as %s, not %s"
              .formatted(folder, file, name, tensor.dims(), dims));
  }

  private static void same(Path folder, String file, String wanted, String found) {
    if (!wanted.equals(found))
      throw new CheckpointException(
          "checkpoint %s: %s has digest %s, the journal says %s"
              .formatted(folder, file, found, wanted));
  }
}
