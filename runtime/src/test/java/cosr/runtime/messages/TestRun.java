package cosr.runtime.messages;

import cosr.config.ResolvedSettings;
import cosr.config.SettingsLoader;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Tail;
import cosr.protocol.Post;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.Pause;
import cosr.protocol.SupervisorCommand.SheetReviewed;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Node;
import cosr.runtime.node.RunFolder;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent.Updated;
import cosr.supervisor.RunStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One run on a node in this JVM, with every message serialised on its way. A logged failure of the
 * serialisation, or a failure that is not asked for, such as by a message that is too big, ends it.
 */
final class TestRun {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The shorter intervals only make starting and stopping quicker. */
  private static final String OVERRIDES =
      """
      pekko.actor.serialize-messages = on
      pekko.cluster { gossip-interval = 200ms, leader-actions-interval = 200ms }
      """;

  final RunFolder folder;
  final ResolvedSettings settings;
  final RunView view = new RunView();
  private final UnaryOperator<Post> wiring;
  private final Scales scales = new Scales();

  TestRun(Path path, List<String> overrides, UnaryOperator<Post> wiring) {
    this.folder = new RunFolder(path);
    this.settings = SettingsLoader.load(null, overrides).resolved();
    this.wiring = wiring;
    folder.create();
  }

  /** The smallest run that has everything in it. */
  static List<String> tiny(int lag) {
    return List.of(
        "run.rounds=9",
        "run.lag=" + lag,
        "tasks.families=[reverse,increment]",
        "tasks.levels=3",
        "model.hidden-size=16",
        "model.layers=1",
        "model.heads=2",
        "model.key-value-heads=2",
        "model.intermediate-size=24",
        "warm-up.steps=20",
        "warm-up.batch=16",
        "warm-up.lesson-steps=5",
        "warm-up.ramp-steps=5",
        "sampling.prompts=6",
        "sampling.samples=4",
        "replay.batches=1",
        "replay.batch=16",
        "exams.every-rounds=3",
        "exams.per-cell=4",
        "verification.recheck-share=0.2",
        "verification.wall-millis=2000");
  }

  /** Runs a process of the run until it completes. */
  TestRun complete() {
    follow(now -> now.stage() == RunStage.COMPLETED, wiring);
    return this;
  }

  /** Runs a process of the run until it rests in a failure. */
  TestRun fail() {
    follow(now -> now.stage() == RunStage.FAILED, wiring);
    return this;
  }

  /**
   * Runs a process of the run that is asked to pause with the review of so many rounds, and again
   * with each later one, until it rests.
   */
  TestRun pauseAfter(int rounds) {
    UnaryOperator<Post> asking =
        post -> {
          Post wired = wiring.apply(post);
          return message -> {
            wired.send(message);
            if (message instanceof SheetReviewed m
                && m.key().stage() == Stage.ROUND
                && m.key().index() >= rounds - 1) wired.send(new Pause(m.run()));
          };
        };
    follow(now -> now.stage() == RunStage.PAUSED, asking);
    return this;
  }

  private void follow(Predicate<RunView> done, UnaryOperator<Post> wired) {
    RunView now = new RunView();
    Node.Plans plans =
        new Node.Plans(
            folder,
            folder.name(),
            settings,
            Engines.terms(settings),
            false,
            post -> wired.apply(scales.under(post)),
            Duration.ofMillis(300),
            OVERRIDES);
    long until = System.nanoTime() + PATIENCE.toNanos();
    try (LogWatch log = new LogWatch()) {
      try (JournalReader reader = folder.reader();
          Node node = Node.start(plans)) {
        int before = countProcesses(reader);
        Tail tail = new Tail(reader);
        while (true) {
          tail.poll(now::take);
          if (now.processes() > before && done.test(now)) break;
          if (now.processes() > before && now.stage() == RunStage.FAILED)
            throw new AssertionError("the run failed: " + now.failure());
          log.assertNoFailureOfSerialization();
          if (System.nanoTime() > until)
            throw new AssertionError("the run hangs in " + now.stage() + "; log: " + log.lines());
          Thread.sleep(50);
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      log.assertNoFailureOfSerialization();
    }
    rows().forEach(view::take);
  }

  private static int countProcesses(JournalReader reader) {
    RunView past = new RunView();
    new Tail(reader).poll(past::take);
    return past.processes();
  }

  Scales scales() {
    return scales;
  }

  /** The whole journal. */
  List<JournalRow> rows() {
    List<JournalRow> rows = new ArrayList<>();
    try (JournalReader reader = folder.reader()) {
      new Tail(reader).poll(rows::add);
    }
    return rows;
  }

  /** Key, version and weights digest of every update. */
  List<String> updates() {
    List<String> updates = new ArrayList<>();
    for (JournalRow row : rows())
      if (row.event() instanceof Updated u)
        updates.add(u.key() + " v" + u.update().version() + " " + u.update().digest());
    return updates;
  }
}
