package cosr.runtime.node;

import com.typesafe.config.Config;
import cosr.config.Deployment;
import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.persistence.Blobs;
import cosr.persistence.PromptRoleActor;
import cosr.persistence.WireCodec;
import cosr.protocol.Cell;
import cosr.protocol.Message;
import cosr.protocol.Post;
import cosr.protocol.Role;
import cosr.protocol.SupervisorCommand.Failed;
import cosr.protocol.SupervisorCommand.Pause;
import cosr.protocol.SupervisorCommand.Start;
import cosr.protocol.Task;
import cosr.protocol.Terms;
import cosr.student.actor.EngineThread;
import cosr.student.actor.StudentActor;
import cosr.supervisor.Plan;
import cosr.supervisor.SupervisorActor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * One member of a cluster with some of the five roles, or all of them. Alone, it joins itself on a
 * loopback port that the system picks.
 */
public final class Node implements AutoCloseable {
  private static final Duration NUDGE = Duration.ofSeconds(5);

  /** Of a message between roles. */
  static final int MOST_BYTES = 200_000;

  private final ActorSystem<Void> system;
  private final Membership membership;
  private final RunFolder folder;
  private final EngineThread engine;
  private final Post post;
  private final String run;
  private final AtomicReference<Optional<String>> trouble;
  private final AtomicInteger queue;

  private Node(
      ActorSystem<Void> system,
      Membership membership,
      RunFolder folder,
      EngineThread engine,
      Post post,
      String run,
      AtomicReference<Optional<String>> trouble,
      AtomicInteger queue) {
    this.trouble = trouble;
    this.queue = queue;
    this.system = system;
    this.membership = membership;
    this.folder = folder;
    this.engine = engine;
    this.post = post;
    this.run = run;
  }

  /**
   * What a node is started with.
   *
   * @param run name of the run in its journal; its folder may have been renamed since
   * @param terms of this process; empty where another node hosts the Student
   * @param wiring wraps the post between the roles; the identity but in tests
   * @param nudge time after which an unanswered command is said again
   * @param overrides more settings of Pekko, as HOCON
   * @param deployment what this node hosts, and whom it joins
   */
  public record Plans(
      RunFolder folder,
      String run,
      ResolvedSettings settings,
      Optional<Terms> terms,
      boolean acceptDivergence,
      UnaryOperator<Post> wiring,
      Duration nudge,
      String overrides,
      Deployment deployment) {
    /** Of a node that has all roles. */
    public Plans(
        RunFolder folder,
        String run,
        ResolvedSettings settings,
        Terms terms,
        boolean acceptDivergence,
        UnaryOperator<Post> wiring,
        Duration nudge,
        String overrides) {
      this(
          folder,
          run,
          settings,
          Optional.of(terms),
          acceptDivergence,
          wiring,
          nudge,
          overrides,
          SettingsLoader.alone());
    }

    /** As users start it. */
    public static Plans of(
        RunFolder folder,
        String run,
        ResolvedSettings settings,
        Optional<Terms> terms,
        boolean acceptDivergence,
        Deployment deployment) {
      return new Plans(
          folder,
          run,
          settings,
          terms,
          acceptDivergence,
          UnaryOperator.identity(),
          NUDGE,
          "",
          deployment);
    }
  }

  /**
   * Starts the node; the one with the Student wakes the run, since it knows the terms.
   *
   * @throws UserError where it cannot listen at its address, or has the Verifier and could not
   *     decide all tasks of the run; nothing is running then
   */
  public static Node start(Plans plans) {
    RunFolder folder = plans.folder();
    Settings settings = plans.settings().settings();
    Tasks tasks = Tasks.of(settings);
    if (plans.deployment().node().has(Role.VERIFIER.label()))
      Needs.prove(tasks.catalog(), settings.verification());
    ActorSystem<Void> system = system(plans);
    EngineThread engine =
        new EngineThread(
            () -> Engines.workshop(folder, settings, tasks.catalog(), new JournalPast(folder)));
    Membership membership = Membership.join(system, plans.deployment().node());
    ClusterSharding sharding = ClusterSharding.get(system);
    AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    Post wired = plans.wiring().apply(Keys.post(sharding));
    Post post =
        message -> {
          if (message instanceof Failed f)
            trouble.compareAndSet(
                Optional.empty(), Optional.of(f.role().label() + ": " + f.reason()));
          refuseOversized(message);
          wired.send(message);
        };
    Blobs blobs = folder.blobs();
    Catalog catalog = tasks.catalog();
    Plan plan =
        Plan.of(settings, catalog.examPapers(settings.exams().perCell()).tasks(), quiz(catalog));
    host(
        sharding,
        Keys.SUPERVISOR,
        Role.SUPERVISOR,
        run ->
            SupervisorActor.create(
                run, plan, post, blobs, plans.nudge(), new LedgerHead(folder.ledgerHead())));
    host(
        sharding,
        Keys.CURATOR,
        Role.CURATOR,
        run -> PromptRoleActor.create(run, Tasks.curator(settings), post, blobs));
    host(
        sharding,
        Keys.STUDENT,
        Role.STUDENT,
        run -> StudentActor.create(run, settings, post, blobs, engine, folder.checkpoints()));
    host(
        sharding,
        Keys.ADAPTER,
        Role.ADAPTER,
        run -> PromptRoleActor.create(run, new cosr.adapter.AdapterCore(), post, blobs));
    AtomicInteger queue = new AtomicInteger();
    VerifierHost.start(
        system,
        sharding,
        settings,
        post,
        blobs,
        plans.deployment().node().has(Role.VERIFIER.label()),
        now -> queue.accumulateAndGet(now, Math::max));
    plans.terms().ifPresent(terms -> wake(system, plans, terms, post));
    return new Node(system, membership, folder, engine, post, plans.run(), trouble, queue);
  }

  private static ActorSystem<Void> system(Plans plans) {
    Config config = NodeConfig.of(plans);
    try {
      return ActorSystem.create(Behaviors.empty(), "cosr", config);
    } catch (RuntimeException e) {
      throw Unbound.orSo(plans.deployment().node(), e);
    }
  }

  private static void wake(ActorSystem<?> system, Plans plans, Terms terms, Post post) {
    Start start = new Start(plans.run(), terms, plans.acceptDivergence());
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(Waker.create(post, start), "waker")
                .withSettings(
                    ClusterSingletonSettings.create(system).withRole(Role.STUDENT.label())));
  }

  /** A bigger message would be dropped between nodes without a word: here it fails by name. */
  private static void refuseOversized(Message message) {
    if (message instanceof NoSerializationVerificationNeeded) return;
    int bytes = WireCodec.installed().write(message).length;
    if (bytes > MOST_BYTES)
      throw new IllegalStateException(
          "a message %s of %,d bytes is over the limit of %,d: choose fewer prompts or samples"
              .formatted(WireCodec.installed().manifest(message), bytes, MOST_BYTES));
  }

  /** Training tasks of the levels that the warm-up teaches, harder ones first. */
  private static List<Task> quiz(Catalog catalog) {
    List<Task> tasks = new ArrayList<>();
    for (int level = 2; level >= 1; level--)
      for (Cell cell : catalog.cells())
        if (cell.level() == level && catalog.family(cell).learnable())
          tasks.add(catalog.example(cell));
    return tasks;
  }

  static <M extends cosr.protocol.Message> void host(
      ClusterSharding sharding,
      EntityTypeKey<M> key,
      Role role,
      java.util.function.Function<String, Behavior<M>> behavior) {
    sharding.init(
        Entity.of(key, context -> behavior.apply(context.getEntityId())).withRole(role.label()));
  }

  /** Most jobs that waited for the Verifier or were at work in it since the last call. */
  public int verifierQueue() {
    return queue.getAndSet(0);
  }

  /** Asks the run to rest after the work in flight. */
  public void pause() {
    post.send(new Pause(run));
  }

  /**
   * The first thing that a role of this node could not do, also where the journal cannot take it
   * down; empty while all is well.
   */
  public Optional<String> trouble() {
    return trouble.get();
  }

  /** Whether the actors still run; they stop by themselves only where something is badly wrong. */
  public boolean running() {
    return !system.whenTerminated().isCompleted();
  }

  /** Whether the node is a member of its cluster. */
  public boolean isUp() {
    return membership.isUp();
  }

  /** {@code host:port} of this node. */
  public String address() {
    return membership.address();
  }

  /** Roles that no node in reach hosts at this moment. */
  public List<String> missingRoles() {
    return membership.missingRoles();
  }

  /** Why the node stopped by itself. */
  public UserError ended() {
    return membership.ended(folder);
  }

  /** Stops the actors, then waits for the engine's call in flight. */
  @Override
  public void close() {
    try {
      CoordinatedShutdown.get(system)
          .runAll(CoordinatedShutdown.clusterLeavingReason())
          .toCompletableFuture()
          .get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new UserError("the node did not stop in order: " + e.getMessage(), e);
    } finally {
      engine.close();
    }
  }
}
