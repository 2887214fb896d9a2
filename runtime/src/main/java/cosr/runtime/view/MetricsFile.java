package cosr.runtime.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import cosr.persistence.JournalRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * {@code metrics.jsonl}: one line a step, written from the journal alone, so that a step is there
 * exactly once however often the run was killed. See {@link MetricLines}. Not thread-safe.
 */
public final class MetricsFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private final MetricLines lines = new MetricLines(this::write);
  private int written;

  /** Opens the file and cuts off a line that a killed process left unfinished. */
  public MetricsFile(Path file) {
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (all.hasRemaining() && channel.read(all) >= 0) {}
      String text = new String(all.array(), 0, all.position(), StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
      channel.position(channel.size());
      written = (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    } catch (IOException e) {
      throw new UserError("the metrics file " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** One more event of the run, from its first on. */
  public void take(JournalRow row) {
    lines.take(row);
  }

  /** Writes the line that is complete; call it after each poll of the journal. */
  public void settle() {
    lines.settle();
  }

  private void write(Map<String, Object> line) {
    int step = (int) line.getOrDefault("step", 0);
    if (step < written) return;
    try {
      byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) channel.write(buffer);
      written = step + 1;
    } catch (IOException e) {
      throw new UserError("the metrics file cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UserError("the metrics file cannot be closed: " + e.getMessage(), e);
    }
  }
}
