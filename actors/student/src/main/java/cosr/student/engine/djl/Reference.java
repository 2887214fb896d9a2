package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.Hook;
import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.CheckpointFolder;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.SafetensorsWriter;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.ModelPlan;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second copy of the tensors that learn, float32 in the order of {@link ModelPlan#trained()},
 * which stays as it is; there is none until one is given. The tensors that don't learn are those of
 * the model.
 */
final class Reference implements AutoCloseable {
  /** By which DJL makes a list of the arrays. */
  private static final String NAME = "before[]";

  private static final String FILE = "reference.safetensors";

  private final NDManager root;
  private final Numbers numbers;
  private final ModelPlan plan;
  private Optional<NDManager> manager = Optional.empty();
  private List<NDArray> arrays = List.of();

  Reference(NDManager root, Numbers numbers, ModelPlan plan) {
    this.root = root;
    this.numbers = numbers;
    this.plan = plan;
  }

  /** Takes these numbers in place of any before. */
  void replace(Source source) {
    NDManager next = root.newSubManager();
    List<NDArray> all = new ArrayList<>();
    try {
      for (TensorSpec spec : plan.trained()) {
        NDArray array = numbers.room(next, spec, false);
        Optional<TensorFeed> feed = source.of(spec.name());
        if (feed.isPresent()) numbers.fill(array, feed.get());
        array.setName(NAME);
        all.add(array);
      }
    } catch (IOException e) {
      next.close();
      throw new CheckpointException("the reference can't be read: " + e.getMessage(), e);
    }
    close();
    manager = Optional.of(next);
    arrays = List.copyOf(all);
  }

  /** Argument before of {@code gradients}: one number where no reference is looked at. */
  List<NDArray> arguments(NDManager call, boolean needed) {
    if (needed) return kept();
    NDArray none = call.create(0f);
    none.setName(NAME);
    return List.of(none);
  }

  private List<NDArray> kept() {
    if (manager.isEmpty()) throw new IllegalStateException("the engine keeps no reference");
    return arrays;
  }

  void save(Path folder) {
    List<NDArray> kept = kept();
    List<StoredTensor> tensors = new ArrayList<>();
    for (TensorSpec spec : plan.trained())
      tensors.add(StoredTensor.of(spec.name(), NumberType.F32, spec.dims()));
    List<String> names = plan.trained().stream().map(TensorSpec::name).toList();
    SafetensorsHeader header = SafetensorsHeader.of(SafetensorsHeader.TORCH, tensors);
    CheckpointFolder.write(
        folder,
        temporary -> {
          try (SafetensorsWriter writer =
              SafetensorsWriter.create(temporary.resolve(FILE), header)) {
            for (StoredTensor tensor : header.tensors()) {
              NDArray array = kept.get(names.indexOf(tensor.name()));
              writer.write(tensor.name(), NumberType.F32, numbers.feed(array));
            }
            writer.finish();
          }
        },
        Hook.NONE);
  }

  /** Takes a saved one with this digest; an empty one proves nothing. */
  void load(Path folder, String digest) {
    CheckpointFolder.settle(folder);
    try (SavedFolder saved = new SavedFolder(folder)) {
      for (TensorSpec spec : plan.trained())
        saved.place(spec.name(), FILE, spec.name(), spec.dims());
      String found = saved.digest(plan.trained().stream().map(TensorSpec::name).toList());
      if (!digest.isEmpty() && !found.equals(digest))
        throw new CheckpointException(
            "checkpoint %s: %s has digest %s, the journal says %s"
                .formatted(folder, FILE, found, digest));
      replace(saved);
    }
  }

  @Override
  public void close() {
    manager.ifPresent(NDManager::close);
    manager = Optional.empty();
  }
}
