package cosr.student.engine;

import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.SortedMap;

/** Where the numbers of tensors come from, float32, by name; what it doesn't have is zero. */
@FunctionalInterface
public interface Source {
  /** Has nothing. */
  Source NONE = name -> Optional.empty();

  /** The numbers of a tensor. */
  Optional<TensorFeed> of(String name);

  /** Numbers that are in memory. */
  static Source of(SortedMap<String, Tensor> tensors) {
    return name -> Optional.ofNullable(tensors.get(name)).map(Source::feed);
  }

  /** Those of one tensor. */
  static TensorFeed feed(Tensor tensor) {
    return sink -> sink.accept(ByteBuffer.wrap(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN));
  }
}
