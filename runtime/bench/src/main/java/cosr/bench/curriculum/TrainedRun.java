package cosr.bench.curriculum;

import cosr.bench.curriculum.Curve.Point;
import cosr.config.UserError;
import cosr.persistence.JournalReader;
import cosr.persistence.Tail;
import cosr.persistence.sql.SqlReader;
import cosr.protocol.Stage;
import cosr.runtime.node.RunFolder;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run that {@code ./cosr train} makes in a process of its own; its journal is followed, and the
 * process is asked to stop, as Ctrl-C does, as soon as the run can tell no more. Not thread-safe,
 * but for {@link #abandon}.
 */
final class TrainedRun {
  private static final long POLL_MILLIS = 250;
  private static final long STOP_SECONDS = 120;

  private final Entry entry;
  private final RunFolder folder;
  private final Path output;
  private final Process process;
  private final Curve curve;
  private final RunView view = new RunView();
  private final long begun = System.nanoTime();
  private Duration cpu = Duration.ZERO;
  private String digest = "";

  private TrainedRun(Entry entry, Path runs, Path output, Process process, long cap) {
    this.entry = entry;
    this.folder = new RunFolder(runs.resolve(entry.name()));
    this.output = output;
    this.process = process;
    this.curve = new Curve(cap);
  }

  /**
   * Starts the process.
   *
   * @param launcher the program {@code cosr}
   * @param words what it is told
   */
  static TrainedRun start(Entry entry, Path launcher, List<String> words, Path runs, long cap) {
    Path output = runs.resolve(entry.name() + ".out");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(words);
    builder.environment().put("COSR_NO_BUILD", "1");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    try {
      return new TrainedRun(entry, runs, output, builder.start(), cap);
    } catch (IOException e) {
      throw new UserError(launcher + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Follows the run until it can tell no more, and stops it. */
  Finish finish() throws InterruptedException {
    boolean ended = false;
    while (!ended && !Files.exists(folder.lock())) ended = waited();
    if (ended && !Files.exists(folder.lock())) throw failed();
    try (JournalReader reader = SqlReader.skim(folder.source(), folder.blobs(), RunView.BULK)) {
      Tail tail = new Tail(reader);
      while (true) {
        tail.poll(
            row -> {
              view.take(row);
              if (row.event() instanceof ExamGraded e) curve.add(new Point(tokens(), e.mean()));
              if (row.event() instanceof StudentEvent.Updated u && u.key().stage() == Stage.WARM_UP)
                digest = u.update().digest();
            });
        if (curve.settled() || ended) break;
        ended = waited();
      }
    }
    if (!curve.settled()) throw failed();
    stop();
    return new Finish(
        entry,
        digest,
        curve.reached(),
        curve.bound(),
        curve.points(),
        view.rounds().size(),
        cpu.toMillis() / 1000.0,
        (System.nanoTime() - begun) / 1e9);
  }

  /** All that were generated so far, exams apart. */
  private long tokens() {
    if (view.rounds().isEmpty()) return 0;
    return view.rounds().getLast().metrics().getOrDefault("num_tokens", 0.0).longValue();
  }

  /** Waits a moment; says whether the process has ended. */
  private boolean waited() throws InterruptedException {
    process.info().totalCpuDuration().ifPresent(d -> cpu = d);
    return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
  }

  /** Ends the process, whatever it is at; afterwards it writes nothing more. */
  void abandon() {
    process
        .destroyForcibly()
        .onExit()
        .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private UserError failed() {
    String said = "";
    try {
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      if (!lines.isEmpty()) said = lines.getLast();
    } catch (IOException e) {
      said = "its output cannot be read";
    }
    return new UserError("run " + entry.name() + " ended too early: " + said);
  }
}
