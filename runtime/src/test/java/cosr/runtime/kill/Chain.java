package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.UserError;
import cosr.persistence.JournalReader;
import cosr.runtime.node.RunFolder;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One run that is killed, resumed with the next kill armed, and so on. Not thread-safe. */
final class Chain {
  private static final String BEFORE = "before-persist.";
  private static final String AFTER = "after-persist.";
  private static final int POLL_MILLIS = 5;

  private final Path run;
  private final Starts starts;
  private final List<String> killed = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private boolean begun;
  private boolean completed;

  /**
   * What a user had seen when a process ended, and what the journal and the metrics then held.
   *
   * @param out all that the process printed
   */
  record Shown(String out, Told told) {
    /** Right after the end of the process. */
    static Shown of(RunProcess process, Path run) {
      return new Shown(process.out(), Told.of(run));
    }
  }

  /** How the processes of a run are started. */
  interface Starts {
    RunProcess train(Path run, String failPoint);

    RunProcess resume(Path run, String failPoint);
  }

  /**
   * A tiny run.
   *
   * @param flags more of each process's JVM
   */
  Chain(Path run, int lag, String... flags) {
    this(
        run,
        new Starts() {
          @Override
          public RunProcess train(Path run, String failPoint) {
            return RunProcess.train(run, lag, failPoint, flags);
          }

          @Override
          public RunProcess resume(Path run, String failPoint) {
            return RunProcess.resume(run, failPoint, flags);
          }
        });
  }

  Chain(Path run, Starts starts) {
    this.run = run;
    this.starts = starts;
  }

  /** Goes on with the run until this kill; false where the run was over, or no longer got there. */
  boolean kill(Kill kill) {
    if (completed) return false;
    String point =
        switch (kill) {
          case Kill.AtPoint p -> p.point() + ":" + count(p);
          case Kill.AtEvent e -> "";
          case Kill.AfterStart s -> "";
        };
    RunProcess process = begin(point);
    switch (kill) {
      case Kill.AtPoint p -> {}
      case Kill.AtEvent e -> {
        awaitEvents(process, e.events());
        RunProcess.pause(e.millis());
        process.kill();
      }
      case Kill.AfterStart s -> {
        RunProcess.pause(s.millis());
        process.kill();
      }
    }
    int status = process.await();
    Shown seen = Shown.of(process, run);
    shown.add(seen);
    if (status == 0) {
      completed = true;
      return false;
    }
    process.endsWith(RunProcess.KILLED);
    killed.add(kill.word());
    begun = !seen.told().all(SupervisorEvent.RunStarted.class).isEmpty();
    if (!begun) startOver();
    return true;
  }

  private RunProcess begin(String point) {
    return begun ? starts.resume(run, point) : starts.train(run, point);
  }

  /** Goes on to the end. */
  Told finish() {
    if (!completed) {
      shown.add(Shown.of(begin("").endsWith(0), run));
      completed = true;
    }
    return Told.of(run);
  }

  /** Where the kills happened that did. */
  List<String> killed() {
    return killed;
  }

  List<Shown> shown() {
    return shown;
  }

  /** The count within the next process; what the run did before is in the journal. */
  private int count(Kill.AtPoint p) {
    if (!p.point().startsWith(BEFORE) && !p.point().startsWith(AFTER)) return p.ordinal();
    String name = p.point().substring(p.point().indexOf('.') + 1);
    long seen = begun ? Told.of(run).names().stream().filter(name::equals).count() : 0;
    return (int) Math.max(1, p.ordinal() - seen);
  }

  private void awaitEvents(RunProcess process, int events) {
    RunProcess.Deadline deadline = new RunProcess.Deadline();
    while (process.alive() && !hasEvent(events)) {
      deadline.check(() -> "event " + events, process);
      RunProcess.pause(POLL_MILLIS);
    }
  }

  private boolean hasEvent(int number) {
    RunFolder folder = new RunFolder(run);
    if (!Files.exists(folder.journal())) return false;
    try (JournalReader reader = folder.reader()) {
      return !reader.after(number - 1, 1).isEmpty();
    } catch (UserError notYetMade) {
      return false;
    }
  }

  /** A run that was killed before its first event has nothing to resume, and says so. */
  private void startOver() {
    if (!Files.exists(run)) return;
    RunProcess refused = starts.resume(run, "").endsWith(2);
    assertThat(refused.err().lines()).hasSize(1);
    try (Stream<Path> inside = Files.walk(run)) {
      for (Path p : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
