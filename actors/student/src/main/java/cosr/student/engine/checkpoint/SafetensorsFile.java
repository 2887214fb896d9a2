package cosr.student.engine.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A safetensors file that is read tensor by tensor, through a buffer of some megabytes whatever the
 * size of the tensor or the file. Reads may run beside each other. What can't be read is an {@link
 * IOException} with one line that names the file and, where it is at fault, the tensor.
 */
public final class SafetensorsFile implements AutoCloseable {
  /** Numbers that a sink is given at a time, at most. */
  public static final int CHUNK = 1 << 18;

  private static final int MAX_HEADER = 100_000_000;
  private static final String POINTER = "version https://git-lfs";

  private final Path path;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long start;
  private final Map<String, StoredTensor> byName = new HashMap<>();

  private SafetensorsFile(Path path, FileChannel channel, SafetensorsHeader header) {
    this.path = path;
    this.channel = channel;
    this.header = header;
    this.start = 8L + header.text().length;
    for (StoredTensor tensor : header.tensors()) byName.put(tensor.name(), tensor);
  }

  /** Opens a file and checks its header. */
  public static SafetensorsFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path);
    try {
      return new SafetensorsFile(path, channel, header(channel));
    } catch (IOException e) {
      channel.close();
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  private static SafetensorsHeader header(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < 8) throw new IOException("it ends inside the header");
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, length, 0);
    if (new String(length.array(), StandardCharsets.US_ASCII).equals(POINTER.substring(0, 8)))
      throw new IOException(
          "it is a Git LFS pointer and not the file: fetch that with git lfs pull");
    long bytes = length.getLong(0);
    checkLength(bytes, size - 8);
    ByteBuffer text = ByteBuffer.allocate((int) bytes);
    fill(channel, text, 8);
    return SafetensorsHeader.parse(text.array(), size - 8 - bytes);
  }

  static void checkLength(long header, long remaining) throws IOException {
    if (header < 2 || header > MAX_HEADER || header > remaining)
      throw new IOException("its header can't be " + header + " bytes long");
  }

  public Path path() {
    return path;
  }

  public SafetensorsHeader header() {
    return header;
  }

  /** The tensor of this name. */
  public StoredTensor tensor(String name) throws IOException {
    StoredTensor tensor = byName.get(name);
    if (tensor == null) throw new IOException(path + " has no tensor " + name);
    return tensor;
  }

  /**
   * Reads a tensor of floating numbers as another floating type; narrowing rounds to the nearest,
   * ties to even.
   */
  public void read(String name, NumberType type, ChunkSink sink) throws IOException {
    StoredTensor tensor = tensor(name);
    if (!tensor.type().floating() || !type.floating())
      throw new IOException(
          "%s: tensor %s has type %s, which isn't read as %s"
              .formatted(path, name, tensor.type(), type));
    if (tensor.type() == type) {
      readStored(name, sink);
      return;
    }
    ByteBuffer out = buffer(tensor, type);
    readStored(
        name,
        chunk -> {
          Conversion.convert(chunk, tensor.type(), out.clear(), type);
          sink.accept(out.flip());
        });
  }

  /** Reads a tensor of any type as it is stored. */
  public void readStored(String name, ChunkSink sink) throws IOException {
    StoredTensor tensor = tensor(name);
    ByteBuffer buffer = buffer(tensor, tensor.type());
    long at = tensor.from();
    while (at < tensor.to()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), tensor.to() - at));
      try {
        fill(channel, buffer, start + at);
      } catch (EOFException e) {
        throw new IOException(path + " ended inside tensor " + name, e);
      }
      at += buffer.limit();
      sink.accept(buffer.flip());
    }
  }

  /** The numbers of a tensor that an array can hold, as float32. */
  public float[] floats(String name) throws IOException {
    float[] values = new float[Math.toIntExact(tensor(name).count())];
    int[] at = {0};
    read(
        name,
        NumberType.F32,
        chunk -> {
          int count = chunk.remaining() / Float.BYTES;
          chunk.asFloatBuffer().get(values, at[0], count);
          at[0] += count;
        });
    return values;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ByteBuffer buffer(StoredTensor tensor, NumberType type) {
    int count = (int) Math.min(CHUNK, tensor.count());
    return ByteBuffer.allocate(count * type.size()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) throw new EOFException();
      at += read;
    }
  }
}
