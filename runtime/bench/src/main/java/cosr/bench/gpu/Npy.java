package cosr.bench.gpu;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Arrays as files of NumPy, version 1.0 of the format. */
final class Npy {
  private static final int ALIGNMENT = 64;
  private static final int PREAMBLE = 10;

  private Npy() {}

  static byte[] of(NDArray array) {
    ByteBuffer numbers = array.toByteBuffer();
    String type =
        switch (array.getDataType()) {
          case FLOAT32 -> "<f4";
          case FLOAT64 -> "<f8";
          case INT64 -> "<i8";
          case BOOLEAN -> "|b1";
          default -> throw new IllegalArgumentException(array.getDataType() + " is not written");
        };
    StringBuilder dims = new StringBuilder();
    Shape shape = array.getShape();
    for (long dim : shape.getShape()) dims.append(dim).append(',');
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, dims);
    int padding = ALIGNMENT - (PREAMBLE + header.length() + 1) % ALIGNMENT;
    byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(PREAMBLE + text.length + numbers.remaining());
    file.put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0);
    file.put((byte) text.length).put((byte) (text.length >> 8)).put(text).put(numbers);
    return file.array();
  }
}
