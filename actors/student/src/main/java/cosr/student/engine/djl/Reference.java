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
 * A second copy of the tensors that learn, float32 in the order of {@link ModelPlan#trained()}, which
 * stays as it is. The tensors that don't learn are those of the model.
 */
final class Reference implements AutoCloseable {
  /** By which DJL makes a list of its arrays. */
  static final String NAME = "before[]";

  private static final String FILE = "reference.safetensors";

  private final ModelPlan plan;
  private final Numbers numbers;
  private final NDManager manager;
  final List<NDArray> arrays;

  Reference(NDManager root, Numbers numbers, ModelPlan plan, Source source) throws IOException {
    this.plan = plan;
    this.numbers = numbers;
    this.manager = root.newSubManager();
    List<NDArray> all = new ArrayList<>();
    for (TensorSpec spec : plan.trained()) {
      NDArray array = numbers.room(manager, spec, false);
      Optional<TensorFeed> feed = source.of(spec.name());
      if (feed.isPresent()) numbers.fill(array, feed.get());
      array.setName(NAME);
      all.add(array);
    }
    arrays = List.copyOf(all);
  }

  void save(Path folder) {
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
              NDArray array = arrays.get(names.indexOf(tensor.name()));
              writer.write(tensor.name(), NumberType.F32, numbers.feed(array));
            }
            writer.finish();
          }
        },
        Hook.NONE);
  }

  /** A saved one with this digest; an empty one proves nothing. */
  static SavedFolder open(Path folder, ModelPlan plan, String digest) {
    CheckpointFolder.settle(folder);
    SavedFolder saved = new SavedFolder(folder);
    try {
      for (TensorSpec spec : plan.trained())
        saved.place(spec.name(), FILE, spec.name(), spec.dims());
      String found = saved.digest(plan.trained().stream().map(TensorSpec::name).toList());
      if (!digest.isEmpty() && !found.equals(digest))
        throw new CheckpointException(
            "checkpoint %s: %s has digest %s, the journal says %s"
                .formatted(folder, FILE, found, digest));
      return saved;
    } catch (RuntimeException e) {
      saved.close();
      throw e;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
