package cosr.runtime.verbs;

import cosr.config.Deployment;
import cosr.config.ResolvedSettings;
import cosr.config.UserError;
import cosr.persistence.JournalReader;
import cosr.persistence.Tail;
import cosr.protocol.Role;
import cosr.protocol.Terms;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Interrupts;
import cosr.runtime.cli.Verbs.ResumeRequest;
import cosr.runtime.cli.Verbs.TrainRequest;
import cosr.runtime.datasets.OwnTasks;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Needs;
import cosr.runtime.node.Node;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.RunLock;
import cosr.runtime.screen.RoundLine;
import cosr.runtime.screen.RunScreen;
import cosr.runtime.view.MetricsFile;
import cosr.runtime.view.RunView;
import cosr.supervisor.RunStage;
import cosr.supervisor.TermsCheck;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verbs train and resume: one process, one run, from where it stands to its end or a pause. */
final class Training {
  private static final long POLL_MILLIS = 150;

  /** A pause that was lost on its way is asked for again after so many polls. */
  private static final int LOOKS_A_PAUSE = 20;

  private Training() {}

  static int train(TrainRequest request, Console console) {
    ResolvedSettings settings = request.settings().resolved();
    AtomicBoolean stop = interrupts();
    RunFolder folder = new RunFolder(request.run());
    Deployment deployment = request.settings().deployment();
    Needs.prove(request.settings().settings(), deployment);
    folder.create(settings, deployment.journal());
    return run(folder, settings, deployment, false, request.json(), console, stop);
  }

  static int resume(ResumeRequest request, Console console) {
    RunFolder folder = new RunFolder(request.run());
    folder.recognise();
    folder.keepLog();
    AtomicBoolean stop = interrupts();
    RunView view = Views.read(folder);
    Terms then =
        view.terms()
            .orElseThrow(
                () ->
                    new UserError(
                        "run "
                            + folder.name()
                            + " never began: nothing is in its journal; remove "
                            + folder.path()
                            + " and train anew"));
    ResolvedSettings settings = ResolvedSettings.parse(then.settings());
    Deployment deployment =
        Deployments.given(folder, settings, request.file(), request.overrides());
    Deployments.proveLeading(deployment, folder.source().shared());
    Feasible.proveThreads(settings.settings(), deployment);
    if (view.stage() == RunStage.COMPLETED) {
      completeFiles(folder, console);
      Summary.print(
          folder,
          view,
          Summary.Costs.of(view),
          request.json(),
          console,
          "run " + folder.name() + " is completed; nothing is left to do");
      return Exit.OK;
    }
    Needs.prove(settings.settings(), deployment);
    return run(
        folder, settings, deployment, request.acceptDivergence(), request.json(), console, stop);
  }

  private static AtomicBoolean interrupts() {
    AtomicBoolean stop = new AtomicBoolean();
    Interrupts.handle(() -> stop.set(true));
    return stop;
  }

  /**
   * A process that was killed as the run completed may not have come to its last line or report.
   */
  private static void completeFiles(RunFolder folder, Console console) {
    if (!Files.isWritable(folder.path())) return;
    try (RunLock lock = RunLock.take(folder);
        JournalReader reader = folder.reader();
        MetricsFile metrics = new MetricsFile(folder.metrics())) {
      new Tail(reader).poll(metrics::take);
      metrics.settle();
    }
    if (!Files.exists(folder.report())) RunReport.complete(folder, console);
  }

  private static int run(
      RunFolder folder,
      ResolvedSettings settings,
      Deployment deployment,
      boolean acceptDivergence,
      boolean json,
      Console console,
      AtomicBoolean stop) {
    try (RunLock lock = RunLock.take(folder)) {
      Logger log = LoggerFactory.getLogger(Training.class);
      log.info("process {} works on run {}", ProcessHandle.current().pid(), folder.name());
      Screens screens = Screens.of(console, json);
      RunScreen screen = screens.screen();
      screen.title("run " + folder.name() + "  in " + folder.path());
      OwnTasks.words(settings.settings()).ifPresent(screen::say);
      RunView view = new RunView();
      AtomicBoolean started = new AtomicBoolean();
      Outcome outcome;
      try {
        outcome =
            follow(folder, settings, deployment, acceptDivergence, view, screens, stop, started);
      } catch (RuntimeException e) {
        screen.end();
        RuntimeException told = Stuck.orSo(folder, e);
        if (told instanceof UserError && !started.get()) removeUntouched(folder);
        throw told;
      }
      screen.end();
      if (outcome == Outcome.STOPPED && folder.untouched()) {
        folder.remove();
        console.err().println("stopped before run " + folder.name() + " began; its folder is gone");
        return Exit.INTERRUPTED;
      }
      folder.source().settle();
      log.info("run {}: {}", folder.name(), outcome);
      return switch (outcome) {
        case COMPLETED -> {
          Summary.Costs costs = Summary.Costs.of(view);
          RunReport.complete(folder, console);
          Summary.print(folder, view, costs, json, console.measured(), "");
          yield Exit.OK;
        }
        case PAUSED, STOPPED -> {
          int rounds = view.rounds().size();
          console
              .err()
              .println(
                  "stopped %s; go on with ./cosr resume %s"
                      .formatted(
                          rounds == 0 ? "before the first round" : "after round " + rounds,
                          folder.words()));
          yield Exit.INTERRUPTED;
        }
        case FAILED -> throw Stuck.because(folder, view.failure());
      };
    }
  }

  /** A new run that could not even be started leaves its name free. */
  private static void removeUntouched(RunFolder folder) {
    try {
      if (folder.untouched()) folder.remove();
    } catch (UserError e) {
      // What is there cannot be read, so it stays.
    }
  }

  private enum Outcome {
    COMPLETED,
    /** The run took down that it rests. */
    PAUSED,
    /** Interrupted before this process did any work on it. */
    STOPPED,
    FAILED
  }

  private static Outcome follow(
      RunFolder folder,
      ResolvedSettings settings,
      Deployment deployment,
      boolean acceptDivergence,
      RunView view,
      Screens screens,
      AtomicBoolean stop,
      AtomicBoolean started) {
    RunScreen screen = screens.screen();
    AtomicReference<IntSupplier> queue = new AtomicReference<>(() -> 0);
    Progress progress =
        new Progress(screen, view, settings.settings(), () -> queue.get().getAsInt());
    screens.followSize();
    try (JournalReader reader = folder.reader();
        MetricsFile metrics = new MetricsFile(folder.metrics())) {
      Tail tail = new Tail(reader);
      tail.poll(
          row -> {
            view.take(row);
            metrics.take(row);
            progress.take(row, false);
          });
      metrics.settle();
      Deployment.Node roles = deployment.node();
      progress.recorded(roles.has(Role.STUDENT.label()));
      int processes = view.processes();
      Optional<Terms> terms =
          roles.has(Role.STUDENT.label()) ? Optional.of(Engines.terms(settings)) : Optional.empty();
      terms.ifPresent(t -> refuseDivergence(view, t, acceptDivergence));
      if (stop.get()) return Outcome.STOPPED;
      String run = view.run().isEmpty() ? folder.name() : view.run();
      try (Node node =
              Node.start(
                  Node.Plans.of(folder, run, settings, terms, acceptDivergence, deployment));
          Address address = Address.keep(folder, node)) {
        started.set(true);
        queue.set(roles.has(Role.VERIFIER.label()) ? node::verifierQueue : () -> RoundLine.UNKNOWN);
        Absent absent = new Absent(folder, deployment, screen::say);
        Stuck stuck = new Stuck(folder);
        int looks = 0;
        while (true) {
          tail.poll(
              row -> {
                view.take(row);
                metrics.take(row);
                progress.take(row, true);
              });
          metrics.settle();
          screens.fit();
          absent.look(node);
          boolean ours = view.processes() > processes;
          if (stop.get()) {
            if (!ours) return Outcome.STOPPED;
            if (looks == 0)
              screen.say(
                  "stopping after the work in flight; Ctrl-C again stops at once, and loses nothing");
            if (looks++ % LOOKS_A_PAUSE == 0) node.pause();
          }
          if (view.stage() == RunStage.COMPLETED) return Outcome.COMPLETED;
          if (ours && view.stage() == RunStage.PAUSED) return Outcome.PAUSED;
          if (ours && view.stage() == RunStage.FAILED) return Outcome.FAILED;
          node.trouble().ifPresent(what -> stuck.check(what));
          terms.ifPresent(t -> refuseDivergence(view, t, acceptDivergence));
          if (!node.running()) throw node.ended();
          pause();
        }
      }
    }
  }

  static void refuseDivergence(RunView view, Terms now, boolean acceptDivergence) {
    if (view.terms().isEmpty() || acceptDivergence) return;
    List<String> differences = TermsCheck.differences(view.terms().get(), now);
    if (!differences.isEmpty())
      throw new UserError(
          "this would not be the same run: "
              + String.join("; ", differences)
              + "; resume it where it began, or add --accept-divergence and get other weights");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
