package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.ModelPlan;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tensors of a model that don't learn, in the order of the script. */
final class Frozen implements AutoCloseable {
  private final NDManager manager;
  final List<NDArray> arrays;

  Frozen(NDManager root, Numbers numbers, ModelPlan plan, Source source) throws IOException {
    manager = root.newSubManager();
    List<NDArray> all = new ArrayList<>();
    for (TensorSpec spec : plan.frozen()) {
      NDArray array = numbers.room(manager, spec, plan.halves() && spec.dims().size() > 1);
      Optional<TensorFeed> feed = source.of(spec.name());
      if (feed.isPresent()) numbers.fill(array, feed.get());
      array.setName("w[]");
      all.add(array);
    }
    arrays = List.copyOf(all);
  }

  @Override
  public void close() {
    manager.close();
  }
}
