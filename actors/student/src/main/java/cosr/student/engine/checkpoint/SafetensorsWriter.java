package cosr.student.engine.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/**
 * Writes a safetensors file tensor by tensor, through a buffer of some megabytes: the header is
 * known first, the tensors follow in its order. For one thread.
 */
public final class SafetensorsWriter implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Iterator<StoredTensor> order;

  private SafetensorsWriter(Path path, FileChannel channel, Iterator<StoredTensor> order) {
    this.path = path;
    this.channel = channel;
    this.order = order;
  }

  /** Begins a file anew with this header. */
  public static SafetensorsWriter create(Path path, SafetensorsHeader header) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    SafetensorsWriter writer = new SafetensorsWriter(path, channel, header.tensors().iterator());
    try {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      writer.put(length.putLong(header.text().length).flip());
      writer.put(ByteBuffer.wrap(header.text()));
      return writer;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Writes the next tensor of the header.
   *
   * @param type of the numbers that are fed; they are widened or rounded to that of the header
   */
  public void write(String name, NumberType type, TensorFeed feed) throws IOException {
    if (!order.hasNext()) throw new IOException(path + ": there is no tensor after the last");
    StoredTensor tensor = order.next();
    if (!tensor.name().equals(name))
      throw new IOException(path + ": " + tensor.name() + " comes before " + name);
    if (type != tensor.type() && !(type.floating() && tensor.type().floating()))
      throw new IOException(
          "%s: tensor %s can't be %s, made of %s".formatted(path, name, tensor.type(), type));
    long[] written = {0};
    feed.into(
        chunk -> {
          written[0] += chunk.remaining() / type.size();
          put(type == tensor.type() ? chunk : converted(chunk, type, tensor.type()));
        });
    if (written[0] != tensor.count())
      throw new IOException(
          "%s: tensor %s was given %d numbers, not %d"
              .formatted(path, name, written[0], tensor.count()));
  }

  /** Ends the file: every tensor was written, and all of it is on the disk. */
  public void finish() throws IOException {
    if (order.hasNext())
      throw new IOException(path + ": tensor " + order.next().name() + " was not written");
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ByteBuffer converted(ByteBuffer chunk, NumberType from, NumberType to) {
    int bytes = chunk.remaining() / from.size() * to.size();
    ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Conversion.convert(chunk, from, out, to);
    return out.flip();
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) channel.write(bytes);
  }
}
