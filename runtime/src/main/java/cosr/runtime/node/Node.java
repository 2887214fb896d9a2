package cosr.runtime.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.persistence.Blobs;
import cosr.persistence.PromptRoleActor;
import cosr.persistence.WireCodec;
import cosr.persistence.sqlite.SqliteJournal;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * One member of a cluster with all five roles. Alone, it joins itself on a loopback port that the
 * system picks.
 */
public final class Node implements AutoCloseable {
  private static final Duration NUDGE = Duration.ofSeconds(5);

  /** Of a message between roles. */
  static final int MOST_BYTES = 200_000;

  private final ActorSystem<Void> system;
  private final EngineThread engine;
  private final Post post;
  private final String run;
  private final AtomicReference<Optional<String>> trouble;
  private final AtomicInteger queue;

  private Node(
      ActorSystem<Void> system,
      EngineThread engine,
      Post post,
      String run,
      AtomicReference<Optional<String>> trouble,
      AtomicInteger queue) {
    this.trouble = trouble;
    this.queue = queue;
    this.system = system;
    this.engine = engine;
    this.post = post;
    this.run = run;
  }

  /**
   * What a node is started with.
   *
   * @param run name of the run in its journal; its folder may have been renamed since
   * @param wiring wraps the post between the roles; the identity but in tests
   * @param nudge time after which an unanswered command is said again
   * @param overrides more settings of Pekko, as HOCON
   */
  public record Plans(
      RunFolder folder,
      String run,
      ResolvedSettings settings,
      Terms terms,
      boolean acceptDivergence,
      UnaryOperator<Post> wiring,
      Duration nudge,
      String overrides) {
    /** The same under the name that the journal has. */
    public Plans named(String name) {
      return new Plans(folder, name, settings, terms, acceptDivergence, wiring, nudge, overrides);
    }

    /** As users start it. */
    public static Plans of(
        RunFolder folder, ResolvedSettings settings, Terms terms, boolean acceptDivergence) {
      return new Plans(
          folder,
          folder.name(),
          settings,
          terms,
          acceptDivergence,
          UnaryOperator.identity(),
          NUDGE,
          "");
    }
  }

  /** Starts the node and wakes the run. */
  public static Node start(Plans plans) {
    RunFolder folder = plans.folder();
    Settings settings = plans.settings().settings();
    Tasks tasks = Tasks.of(settings);
    EngineThread engine =
        new EngineThread(
            () -> Engines.workshop(folder, settings, tasks.catalog(), new JournalPast(folder)));
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "cosr", config(folder, plans.overrides()));
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
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
        system, sharding, settings, post, blobs, now -> queue.accumulateAndGet(now, Math::max));
    Start start = new Start(plans.run(), plans.terms(), plans.acceptDivergence());
    ClusterSingleton.get(system).init(SingletonActor.of(Waker.create(post, start), "waker"));
    return new Node(system, engine, post, plans.run(), trouble, queue);
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

  private static Config config(RunFolder folder, String overrides) {
    String roles = Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(","));
    String own =
        SqliteJournal.pluginSettings(folder.journal())
            + "\npekko.cluster.roles = ["
            + roles
            + "]"
            + "\ncosr.node.blobs = "
            + com.typesafe.config.ConfigUtil.quoteString(folder.path().resolve("blobs").toString())
            + "\n";
    return ConfigFactory.load(
        ConfigFactory.parseString(overrides)
            .withFallback(ConfigFactory.parseString(own))
            .withFallback(
                ConfigFactory.parseResources(
                    Node.class.getClassLoader(),
                    "cosr-node.conf",
                    ConfigParseOptions.defaults().setAllowMissing(false))));
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
