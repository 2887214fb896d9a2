package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.checkpoint.Digests;
import cosr.student.model.ModelPlan;
import cosr.student.model.Tensor;
import cosr.student.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights, summed gradients and optimizer state inside the engine. The lists have the order of
 * {@link ModelPlan#trained()}.
 */
final class Held implements AutoCloseable {
  private static final String STEP = "step";

  private final List<TensorSpec> specs;
  private final DataType real;
  private final NDManager manager;
  final List<NDArray> weights;
  final List<NDArray> sums;
  final List<NDArray> first;
  final List<NDArray> second;
  final NDArray steps;

  /**
   * @param real float32; float64 for checks of formulas, which come out of it as float32
   * @param optimizer state to go on from; empty: none was taken yet
   */
  Held(
      NDManager root,
      ModelPlan plan,
      DataType real,
      SortedMap<String, Tensor> weights,
      SortedMap<String, Tensor> optimizer) {
    this.specs = plan.trained();
    this.real = real;
    this.manager = root.newSubManager();
    EngineSetup.enter(false);
    this.weights = arrays("w[]", "", weights);
    this.weights.forEach(array -> array.setRequiresGradient(true));
    this.sums = arrays("sums[]", "", new TreeMap<>());
    this.first = arrays("m[]", "m.", optimizer);
    this.second = arrays("v[]", "v.", optimizer);
    Tensor step = optimizer.get(STEP);
    this.steps = array(step == null ? new Tensor(List.of(), new byte[Float.BYTES]) : step);
  }

  /** The weights by name. */
  SortedMap<String, Tensor> weightTensors() {
    return tensors("", weights);
  }

  /** The optimizer's state: moments as {@code m.NAME} and {@code v.NAME}, and {@code step}. */
  SortedMap<String, Tensor> optimizerTensors() {
    SortedMap<String, Tensor> all = tensors("m.", first);
    all.putAll(tensors("v.", second));
    all.put(STEP, tensor(List.of(), steps));
    return all;
  }

  /** The gradient of the last update as AdamW got it, by the weights' names. */
  SortedMap<String, Tensor> gradientTensors() {
    return tensors("", sums);
  }

  /** Digest of the weights. */
  String digest() {
    SortedMap<String, ByteBuffer> buffers = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++) buffers.put(specs.get(i).name(), bytes(weights.get(i)));
    return Digests.ofBuffers(buffers);
  }

  private List<NDArray> arrays(String name, String prefix, SortedMap<String, Tensor> from) {
    List<NDArray> arrays = new ArrayList<>();
    for (TensorSpec spec : specs) {
      Tensor tensor = from.get(prefix + spec.name());
      NDArray array =
          array(
              tensor == null
                  ? new Tensor(spec.dims(), new byte[Float.BYTES * spec.count()])
                  : tensor);
      array.setName(name);
      arrays.add(array);
    }
    return List.copyOf(arrays);
  }

  private NDArray array(Tensor tensor) {
    long[] dims = tensor.dims().stream().mapToLong(Integer::longValue).toArray();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(tensor.bytes().length).order(ByteOrder.nativeOrder());
    bytes.put(tensor.bytes()).flip();
    return manager.create(bytes, new Shape(dims), DataType.FLOAT32).toType(real, false);
  }

  private SortedMap<String, Tensor> tensors(String prefix, List<NDArray> arrays) {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++)
      tensors.put(prefix + specs.get(i).name(), tensor(specs.get(i).dims(), arrays.get(i)));
    return tensors;
  }

  private static Tensor tensor(List<Integer> dims, NDArray array) {
    ByteBuffer buffer = bytes(array);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new Tensor(dims, bytes);
  }

  private static ByteBuffer bytes(NDArray array) {
    if (array.getDataType() == DataType.FLOAT32) return array.toByteBuffer();
    try (NDArray narrow = array.toType(DataType.FLOAT32, false)) {
      return narrow.toByteBuffer();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
