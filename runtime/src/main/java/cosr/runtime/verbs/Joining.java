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
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.NodeRequest;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Needs;
import cosr.runtime.node.Node;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.RunLock;
import cosr.runtime.view.RunView;
import cosr.supervisor.RunStage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** The verb node: lends roles to a run that another process leads, until that run rests. */
final class Joining {
  private static final long POLL_MILLIS = 150;

  /** How long the node with the Supervisor may be out of reach. */
  private static final long ALONE_NANOS = 60_000_000_000L;

  private final RunFolder folder;
  private final NodeRequest request;
  private final Console console;

  /** What the journal said when this process began. */
  private final RunView view = new RunView();

  private final AtomicBoolean stop = new AtomicBoolean();

  private Joining(NodeRequest request, Console console) {
    this.folder = new RunFolder(request.run());
    this.request = request;
    this.console = console;
  }

  static int join(NodeRequest request, Console console) {
    return new Joining(request, console).join();
  }

  private int join() {
    folder.recognise();
    folder.keepNodesLog();
    Views.read(folder, view::take);
    ResolvedSettings settings = ResolvedSettings.parse(settingsText());
    Deployment deployment =
        Deployments.given(folder, settings, request.file(), request.overrides());
    Deployments.proveJoining(folder, deployment);
    Feasible.proveThreads(settings.settings(), deployment);
    if (view.stage() == RunStage.COMPLETED) return end(view);
    Needs.prove(settings.settings(), deployment);
    Deployment placed = placed(deployment);
    Interrupts.handle(() -> stop.set(true));
    Optional<Terms> terms =
        placed.node().has(Role.STUDENT.label())
            ? Optional.of(Engines.terms(settings))
            : Optional.empty();
    terms.ifPresent(t -> Training.refuseDivergence(view, t, request.acceptDivergence()));
    String run = view.run().isEmpty() ? folder.name() : view.run();
    RunView now = new RunView();
    try (JournalReader reader = folder.reader();
        Node node =
            Node.start(
                Node.Plans.of(folder, run, settings, terms, request.acceptDivergence(), placed))) {
      follow(new Tail(reader), now, node, placed, terms);
    } catch (RuntimeException e) {
      throw Stuck.orSo(folder, e);
    }
    return end(now);
  }

  /** Of the run's first event, or of the process that is about to begin it. */
  private String settingsText() {
    if (view.terms().isPresent()) return view.terms().get().settings();
    try {
      return Files.readString(folder.settings());
    } catch (IOException e) {
      throw new UserError(
          "run %s never began, and %s is not there: begin it with ./cosr train"
              .formatted(folder.name(), folder.settings()),
          e);
    }
  }

  /** Where nobody to join is named: the node that the run's folder names. */
  private Deployment placed(Deployment asked) {
    Deployment.Node n = asked.node();
    if (!n.seeds().isEmpty()) return asked;
    String address;
    try {
      if (!RunLock.held(folder)) throw nobody();
      address = Files.readString(folder.address()).strip();
    } catch (IOException e) {
      throw nobody();
    }
    Deployment.Node placed =
        new Deployment.Node(
            n.roles(),
            n.host(),
            n.port(),
            List.of(address),
            n.downing(),
            n.stableAfterMillis(),
            n.acceptableHeartbeatPauseMillis());
    return new Deployment(placed, asked.journal());
  }

  private UserError nobody() {
    return new UserError(
        "no process leads run %s: start ./cosr resume %s --roles supervisor,curator,adapter first, or name its node with --join"
            .formatted(folder.name(), folder.words()));
  }

  private void follow(Tail tail, RunView now, Node node, Deployment placed, Optional<Terms> terms) {
    LoggerFactory.getLogger(Joining.class)
        .info("process {} hosts {}", ProcessHandle.current().pid(), placed.node().roles());
    Stuck stuck = new Stuck(folder);
    boolean up = false;
    long alone = 0;
    while (!stop.get()) {
      tail.poll(now::take);
      if (!up && node.isUp()) {
        up = true;
        say(
            "node    at %s hosts %s of run %s"
                .formatted(
                    node.address(), String.join(", ", placed.node().roles()), folder.name()));
      }
      if (now.stage() == RunStage.COMPLETED || rests(now)) return;
      node.trouble().ifPresent(stuck::check);
      terms.ifPresent(t -> Training.refuseDivergence(now, t, request.acceptDivergence()));
      if (!node.running()) throw node.ended();
      boolean led = !up || !node.missingRoles().contains(Role.SUPERVISOR.label());
      if (led) alone = 0;
      else if (alone == 0) alone = System.nanoTime();
      else if (System.nanoTime() - alone > ALONE_NANOS)
        throw new UserError(
            "the node with the Supervisor is gone: start ./cosr resume %s again, then this one"
                .formatted(folder.words()));
      pause();
    }
  }

  /** Whether the run came to a rest while this process looked on. */
  private boolean rests(RunView now) {
    boolean rested = view.stage() == RunStage.PAUSED || view.stage() == RunStage.FAILED;
    return (now.stage() == RunStage.PAUSED || now.stage() == RunStage.FAILED)
        && (!rested || now.processes() > view.processes());
  }

  private int end(RunView now) {
    if (now.stage() == RunStage.FAILED && rests(now)) throw Stuck.because(folder, now.failure());
    if (request.json()) console.line(Json.of(RunShow.values(folder, now, false)));
    String run = folder.name();
    String resume = "./cosr resume " + folder.words();
    if (now.stage() == RunStage.COMPLETED) say("run %s is completed".formatted(run));
    else if (rests(now)) say("run %s is paused; %s goes on".formatted(run, resume));
    else {
      console
          .err()
          .println(
              "left run %s, which waits for its roles until ./cosr node %s takes them again"
                  .formatted(run, folder.words()));
      return Exit.INTERRUPTED;
    }
    return Exit.OK;
  }

  private void say(String line) {
    if (!request.json()) console.line(line);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
