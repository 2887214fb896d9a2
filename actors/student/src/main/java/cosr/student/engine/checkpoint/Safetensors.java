package cosr.student.engine.checkpoint;

import cosr.student.model.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Small safetensors files as bytes: written as float32 in the order of the names, so that equal
 * tensors give equal files; floating types are read, widened to float32. {@link SafetensorsFile}
 * and {@link SafetensorsWriter} are for files of any size.
 */
public final class Safetensors {
  private Safetensors() {}

  /** The bytes of a file. */
  public static byte[] write(SortedMap<String, Tensor> tensors) {
    SafetensorsHeader header =
        SafetensorsHeader.of(
            SafetensorsHeader.TORCH,
            tensors.entrySet().stream()
                .map(e -> StoredTensor.of(e.getKey(), NumberType.F32, e.getValue().dims()))
                .toList());
    int size = Math.toIntExact(8L + header.text().length + header.dataBytes());
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.text().length).put(header.text());
    tensors.values().forEach(tensor -> out.put(tensor.bytes()));
    return out.array();
  }

  /**
   * The tensors of a file.
   *
   * @throws IOException with one line that says what is wrong
   */
  public static SortedMap<String, Tensor> read(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 8) throw new IOException("it ends inside the header");
    long length = in.getLong();
    SafetensorsFile.checkLength(length, in.remaining());
    int start = 8 + (int) length;
    byte[] text = Arrays.copyOfRange(file, 8, start);
    SafetensorsHeader header = SafetensorsHeader.parse(text, file.length - start);
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (StoredTensor tensor : header.tensors()) {
      if (!tensor.type().floating())
        throw new IOException("tensor " + tensor.name() + " has type " + tensor.type());
      ByteBuffer stored =
          in.slice(start + (int) tensor.from(), (int) tensor.bytes())
              .order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer out =
          ByteBuffer.allocate(Math.toIntExact(4 * tensor.count())).order(ByteOrder.LITTLE_ENDIAN);
      Conversion.convert(stored, tensor.type(), out, NumberType.F32);
      List<Integer> dims = tensor.dims().stream().map(Math::toIntExact).toList();
      tensors.put(tensor.name(), new Tensor(dims, out.array()));
    }
    return tensors;
  }
}
