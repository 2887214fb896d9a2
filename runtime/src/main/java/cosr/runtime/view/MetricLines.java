package cosr.runtime.view;

import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.supervisor.RunTrigger;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import cosr.supervisor.SupervisorEvent.RoundClosed;
import cosr.supervisor.SupervisorEvent.StageMoved;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was measured, one line a step, from the journal alone. Step 0 is the exam before the first
 * round; the line of a round that an exam follows waits for its grades. Every line has the same
 * names, see {@link MetricNames}. Not thread-safe.
 */
public final class MetricLines {
  private final Consumer<Map<String, Object>> sink;
  private Optional<Map<String, Object>> line = Optional.empty();
  private boolean awaitsExam;

  /**
   * @param sink takes each line once, in the order of the steps, when nothing more can join it; its
   *     {@code step} is an {@link Integer}, other values are numbers or {@code null}
   */
  public MetricLines(Consumer<Map<String, Object>> sink) {
    this.sink = sink;
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

  /** Hands over the line that is complete; call it after each poll of the journal. */
  public void settle() {
    if (!awaitsExam) flush();
  }

  private void flush() {
    line.ifPresent(complete -> sink.accept(MetricNames.line(complete)));
    line = Optional.empty();
  }
}
