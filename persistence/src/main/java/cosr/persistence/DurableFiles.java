package cosr.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are on the disk, and not only in its cache, when a call returns. */
public final class DurableFiles {
  private DurableFiles() {}

  /** Writes a file anew, and flushes it; its name is durable after {@link #syncFolder}. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, () -> {});
  }

  /** The same; calls this when half of the bytes are written. */
  public static void write(Path file, byte[] bytes, Runnable midway) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      int half = bytes.length / 2;
      writeAll(channel, ByteBuffer.wrap(bytes, 0, half));
      midway.run();
      writeAll(channel, ByteBuffer.wrap(bytes, half, bytes.length - half));
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) channel.write(buffer);
  }

  /** Makes names and renames within the folder durable. */
  public static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
