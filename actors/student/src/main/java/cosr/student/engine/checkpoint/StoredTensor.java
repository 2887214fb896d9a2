package cosr.student.engine.checkpoint;

import java.util.List;

/**
 * A tensor in a safetensors file.
 *
 * @param dims outermost first; empty for a scalar
 * @param from its first byte, counted from the end of the header
 */
public record StoredTensor(String name, NumberType type, List<Long> dims, long from) {
  public StoredTensor {
    dims = List.copyOf(dims);
    long count = 1;
    for (long dim : dims) {
      if (dim < 0) throw new IllegalArgumentException("dimensions " + dims);
      count = Math.multiplyExact(count, dim);
    }
    Math.addExact(from, Math.multiplyExact(count, (long) type.size()));
  }

  /** A tensor that is yet to be placed. */
  public static StoredTensor of(String name, NumberType type, List<? extends Number> dims) {
    return new StoredTensor(name, type, dims.stream().map(Number::longValue).toList(), 0);
  }

  /** Numbers in it. */
  public long count() {
    long count = 1;
    for (long dim : dims) count *= dim;
    return count;
  }

  /** Bytes of it. */
  public long bytes() {
    return count() * type.size();
  }

  /** The byte after its last one. */
  public long to() {
    return from + bytes();
  }
}
