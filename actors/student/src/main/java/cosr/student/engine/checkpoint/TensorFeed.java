package cosr.student.engine.checkpoint;

import java.io.IOException;

/** Gives a tensor's numbers piece by piece, in order, whenever it is asked. */
@FunctionalInterface
public interface TensorFeed {
  /** Gives all numbers to the sink before it returns. */
  void into(ChunkSink sink) throws IOException;
}
