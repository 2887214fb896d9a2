package cosr.runtime.verbs;

import cosr.config.ResolvedSettings;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Tail;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Interrupts;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.WatchRequest;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.RunLock;
import cosr.runtime.screen.RoundLine;
import cosr.runtime.screen.RunScreen;
import cosr.runtime.view.RunView;
import cosr.supervisor.RunStage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The verb watch: follows a run that another process works on, and ends when none does. */
final class Watching {
  private static final long POLL_MILLIS = 200;

  /** Whether somebody works on the run is asked after so many polls that brought nothing. */
  private static final int QUIET_POLLS = 5;

  private final RunFolder folder;
  private final WatchRequest request;
  private final Console console;
  private final RunView view = new RunView();
  private final Screens screens;
  private final RunScreen screen;
  private Optional<Progress> progress = Optional.empty();

  private Watching(WatchRequest request, Console console) {
    this.request = request;
    this.console = console;
    folder = new RunFolder(request.run());
    screens = Screens.of(console, request.json());
    screen = screens.screen();
  }

  static int print(WatchRequest request, Console console) {
    return new Watching(request, console).follow();
  }

  private int follow() {
    folder.recognise();
    folder.source().find();
    AtomicBoolean stop = new AtomicBoolean();
    boolean ended;
    try (JournalReader reader = folder.reader()) {
      Tail tail = new Tail(reader);
      tail.poll(row -> take(row, false));
      ended = over(tail, false);
      if (!ended) {
        Interrupts.handle(() -> stop.set(true));
        begin();
        try {
          ended = untilTheEnd(tail, stop);
        } finally {
          screen.end();
        }
      }
    }
    if (ended) return end();
    if (!stop.get()) return Exit.OK; // nobody reads what is printed
    console
        .err()
        .println(
            "stopped watching; run %s goes on, and ./cosr watch %s follows it again"
                .formatted(folder.name(), folder.words()));
    return Exit.INTERRUPTED;
  }

  private void begin() {
    screens.followSize();
    screen.title("run " + folder.name() + "  in " + folder.path());
    progress.ifPresentOrElse(Progress::joined, () -> screen.waiting(Progress.STARTING));
  }

  /** Whether the run came to an end, or to a rest, before the watcher went away. */
  private boolean untilTheEnd(Tail tail, AtomicBoolean stop) {
    int quiet = 0;
    while (!stop.get() && !console.out().checkError()) {
      pause();
      screens.fit();
      int seen = tail.poll(row -> take(row, true));
      quiet = seen > 0 ? 0 : quiet + 1;
      boolean asked = view.stage() == RunStage.COMPLETED || quiet == QUIET_POLLS;
      if (quiet == QUIET_POLLS) quiet = 0;
      if (asked && over(tail, true)) return true;
    }
    return false;
  }

  /** What was written before the other process let go of the run is read first. */
  private boolean over(Tail tail, boolean live) {
    if (view.stage() == RunStage.COMPLETED) return true;
    if (RunLock.held(folder)) return false;
    tail.poll(row -> take(row, live));
    return true;
  }

  private void take(JournalRow row, boolean live) {
    view.take(row);
    if (progress.isEmpty())
      progress =
          view.settings()
              .map(ResolvedSettings::settings)
              .map(s -> new Progress(screen, view, s, () -> RoundLine.UNKNOWN));
    progress.ifPresent(p -> p.take(row, live));
  }

  private int end() {
    if (request.json()) console.line(Json.of(RunShow.values(folder, view, false)));
    else if (view.stage() == RunStage.COMPLETED)
      Summary.print(folder, view, Summary.Costs.of(view), false, console.measured(), sentence());
    else console.text(sentence(), 2);
    return Exit.OK;
  }

  private String sentence() {
    String run = folder.name();
    int rounds = view.rounds().size();
    String paused = rounds == 0 ? "before the first round" : "after round " + rounds;
    String stopped = rounds == 0 ? "before the first round" : "in round " + (rounds + 1);
    String resume = "./cosr resume " + folder.words() + " goes on";
    return switch (view.stage()) {
      case NEW -> "nobody works on run %s: it never began".formatted(run);
      case COMPLETED -> "run %s is completed".formatted(run);
      case FAILED ->
          "run %s failed: %s; details in %s".formatted(run, view.failure(), folder.log());
      case PAUSED -> "run %s is paused %s; %s".formatted(run, paused, resume);
      case PREPARING, WARMING_UP, EXAMINING, ASSESSING, PRACTISING, SAVING ->
          "nobody works on run %s: it stopped %s; %s".formatted(run, stopped, resume);
    };
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
