package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cosr.student.model.ModelPlan;
import cosr.student.model.Tensor;
import cosr.student.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The tensors of a model that don't learn, in the order of the script. */
final class Frozen implements AutoCloseable {
  /** Numbers that are handed over at once. */
  private static final int PIECE = 1 << 21;

  private final NDManager manager;
  final List<NDArray> arrays;

  /**
   * @param weights by name; what is missing is zero
   */
  Frozen(NDManager root, Script script, ModelPlan plan, SortedMap<String, Tensor> weights) {
    manager = root.newSubManager();
    List<NDArray> all = new ArrayList<>();
    for (TensorSpec spec : plan.frozen()) {
      NDArray array = room(script, spec, plan.halves() && spec.dims().size() > 1);
      Tensor tensor = weights.get(spec.name());
      if (tensor != null) fill(script, array, tensor.bytes());
      array.setName("w[]");
      all.add(array);
    }
    arrays = List.copyOf(all);
  }

  private NDArray room(Script script, TensorSpec spec, boolean half) {
    try (NDManager call = manager.newSubManager()) {
      long[] dims = spec.dims().stream().mapToLong(Integer::longValue).toArray();
      List<NDArray> arguments = List.of(call.create(dims), call.create(half));
      NDArray array = script.run(call, "room", false, arguments).get(0);
      array.attach(manager);
      return array;
    }
  }

  private void fill(Script script, NDArray array, byte[] bytes) {
    FloatBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (long at = 0; in.hasRemaining(); ) {
      float[] piece = new float[Math.min(PIECE, in.remaining())];
      in.get(piece);
      try (NDManager call = manager.newSubManager()) {
        script.run(call, "fill", false, List.of(array, call.create(piece), call.create(at)));
      }
      at += piece.length;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
