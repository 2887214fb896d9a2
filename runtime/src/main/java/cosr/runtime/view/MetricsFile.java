package cosr.runtime.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.supervisor.RunTrigger;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import cosr.supervisor.SupervisorEvent.RoundClosed;
import cosr.supervisor.SupervisorEvent.StageMoved;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code metrics.jsonl}: one line a step, written from the journal alone, so that a step is there
 * exactly once however often the run was killed. Step 0 is the exam before the first round; the
 * line of a round that an exam follows waits for its grades. Every line has the same names, see
 * {@link MetricNames}. Not thread-safe.
 */
public final class MetricsFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private int written;
  private Optional<Map<String, Object>> line = Optional.empty();
  private boolean awaitsExam;

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
    if (row.role() != Role.SUPERVISOR) return;
    switch (row.event()) {
      case RoundClosed e -> {
        flush();
        Map<String, Object> next = new LinkedHashMap<>();
        next.put("step", e.round() + 1);
        next.put("weights_version", e.version());
        next.put("time", row.timestampMillis() / 1000.0);
        next.putAll(e.metrics());
        line = Optional.of(next);
      }
      case StageMoved e -> awaitsExam = awaitsExam || e.trigger() == RunTrigger.EXAM_DUE;
      case ExamGraded e -> {
        Map<String, Object> at = line.orElseGet(LinkedHashMap::new);
        at.putIfAbsent("step", e.rounds());
        at.putIfAbsent("weights_version", e.version());
        at.putIfAbsent("time", row.timestampMillis() / 1000.0);
        at.put("eval/heldout_mean", e.mean());
        at.put("eval/exam", e.exam());
        at.put("eval/correct", e.scores().stream().mapToInt(s -> s.correct()).sum());
        at.put("eval/total", e.scores().stream().mapToInt(s -> s.total()).sum());
        line = Optional.of(at);
        awaitsExam = false;
        flush();
      }
      default -> {}
    }
  }

  /** Writes the line that is complete; call it after each poll of the journal. */
  public void settle() {
    if (!awaitsExam) flush();
  }

  private void flush() {
    if (line.isEmpty()) return;
    int step = (int) line.get().getOrDefault("step", 0);
    if (step >= written) {
      try {
        byte[] bytes =
            (JSON.writeValueAsString(MetricNames.line(line.get())) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) channel.write(buffer);
        written = step + 1;
      } catch (IOException e) {
        throw new UserError("the metrics file cannot be written: " + e.getMessage(), e);
      }
    }
    line = Optional.empty();
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
