package cosr.student.engine.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes a tensor's numbers piece by piece, in order. */
@FunctionalInterface
public interface ChunkSink {
  /**
   * The next numbers.
   *
   * @param numbers whole numbers, little-endian, from position to limit; another's once this
   *     returns
   */
  void accept(ByteBuffer numbers) throws IOException;
}
