package cosr.runtime.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long this disk takes to make a small write durable: what each commit of the journal waits
 * for.
 *
 * @param folder where it was measured
 * @param freeBytes that this user may still write there
 * @param syncMillis median of fdatasync after 4 KiB, in milliseconds; NaN where it failed
 * @param problem why it failed, or empty
 */
public record DiskProbe(Path folder, long freeBytes, double syncMillis, String problem) {
  private static final int WRITES = 20;
  private static final int LEAST = 5;
  private static final long BUDGET_NANOS = 250_000_000;

  /**
   * Measures in the nearest existing folder at or above the given one, and leaves nothing behind.
   */
  public static DiskProbe measure(Path wanted) {
    Path folder = wanted.toAbsolutePath();
    while (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent == null) break;
      folder = parent;
    }
    long free = -1;
    try {
      free = Files.getFileStore(folder).getUsableSpace();
      return new DiskProbe(folder, free, median(folder), "");
    } catch (IOException e) {
      return new DiskProbe(folder, free, Double.NaN, "cannot write in " + folder + why(e));
    }
  }

  private static String why(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null ? ": " + f.getReason() : "";
  }

  private static double median(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, ".cosr-doctor", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      List<Long> nanos = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i < WRITES; i++) {
        long start = System.nanoTime();
        if (i >= LEAST && start - begin > BUDGET_NANOS) break;
        channel.write(ByteBuffer.allocate(4096));
        channel.force(false);
        nanos.add(System.nanoTime() - start);
      }
      Collections.sort(nanos);
      return nanos.get(nanos.size() / 2) / 1e6;
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
