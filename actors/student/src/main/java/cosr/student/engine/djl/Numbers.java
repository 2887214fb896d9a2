package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import cosr.student.engine.checkpoint.ChunkSink;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.util.List;

/**
 * Numbers into arrays of the engine and out of them, piece by piece, so that a large tensor is
 * never twice in memory.
 */
final class Numbers {
  /** Numbers that go at once. */
  private static final int PIECE = 1 << 20;

  private final Script script;

  Numbers(Script script) {
    this.script = script;
  }

  /** Zeros, owned by the manager; in the program's precision, or in bfloat16 if half. */
  NDArray room(NDManager owner, TensorSpec spec, boolean half) {
    try (NDManager call = owner.newSubManager()) {
      long[] dims = spec.dims().stream().mapToLong(Integer::longValue).toArray();
      NDArray lengths = Host.of(call).create(dims.length == 0 ? new long[] {1} : dims);
      NDArray array = script.run(call, "room", false, List.of(lengths, call.create(half))).get(0);
      if (dims.length == 0) array = array.squeeze();
      array.attach(owner);
      return array;
    }
  }

  /** Replaces an array's numbers by those of a feed, float32. */
  void fill(NDArray array, TensorFeed feed) throws IOException {
    long[] at = {0};
    feed.into(
        chunk -> {
          float[] piece = new float[chunk.remaining() / Float.BYTES];
          chunk.asFloatBuffer().get(piece);
          EngineSetup.enter(false);
          try (NDManager call = array.getManager().newSubManager()) {
            NDManager host = Host.of(call);
            NDArray flat = unnamed(array, call);
            script.run(call, "fill", false, List.of(flat, host.create(piece), host.create(at[0])));
          }
          at[0] += piece.length;
        });
    if (at[0] != array.size())
      throw new IOException(at[0] + " numbers for an array of " + array.size());
  }

  /** An array's numbers as float32, whenever they are asked for. */
  TensorFeed feed(NDArray array) {
    return sink -> drain(array, sink);
  }

  private void drain(NDArray array, ChunkSink sink) throws IOException {
    EngineSetup.enter(false);
    long size = array.size();
    if (array.getDataType() == DataType.FLOAT32 && size <= PIECE) {
      sink.accept(array.toByteBuffer());
      return;
    }
    for (long from = 0; from < size; from += PIECE)
      try (NDManager call = array.getManager().newSubManager()) {
        NDArray cut = Host.of(call).create(new long[] {from, Math.min(size, from + PIECE)});
        NDArray flat = unnamed(array, call);
        sink.accept(script.run(call, "piece", false, List.of(flat, cut)).get(0).toByteBuffer());
      }
  }

  /** The same numbers, flat, without the name, by which DJL would make a list of it. */
  private static NDArray unnamed(NDArray array, NDManager owner) {
    NDArray flat = array.reshape(array.size());
    flat.attach(owner);
    return flat;
  }
}
