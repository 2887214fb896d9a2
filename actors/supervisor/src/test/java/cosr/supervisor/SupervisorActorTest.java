package cosr.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import cosr.persistence.Blobs;
import cosr.persistence.Sealed;
import cosr.protocol.Head;
import cosr.protocol.Message;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand;
import cosr.protocol.SupervisorCommand;
import cosr.protocol.SupervisorCommand.*;
import cosr.protocol.Update;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisorActorTest {
  private static final Receipt RECEIPT = new Receipt(new Head(Role.STUDENT, 1, "c", "s"), 0, 0);
  private static final String ID = PersistenceId.of(Role.SUPERVISOR.entity(), "r").id();
  private static final Start START = new Start("r", Rig.terms("p"), false);
  private static final Duration NUDGE = Duration.ofMillis(100);
  private final List<Message> posted = new CopyOnWriteArrayList<>();
  @TempDir Path folder;
  private ActorTestKit kit;
  private ActorRef<SupervisorCommand> supervisor;

  @BeforeEach
  void begin() {
    Config own =
        ConfigFactory.parseString(
            """
            pekko.actor { provider = local, allow-java-serialization = off }
            pekko.actor.serialize-messages = on
            pekko.actor.serializers.cosr = "cosr.persistence.CosrSerializer"
            pekko.actor.serialization-bindings {
              "cosr.persistence.Sealed" = cosr
              "cosr.persistence.Journaled" = cosr
              "cosr.protocol.Wired" = cosr
            }
            cosr.node.blobs = "%s"
            """
                .formatted(folder));
    kit =
        ActorTestKit.create(
            "supervisor",
            own.withFallback(PersistenceTestKitPlugin.getInstance().config())
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(ConfigFactory.load()));
    Plan plan = new Plan(3, 2, 0, 2, 2, List.of(), List.of(), 4, false);
    supervisor =
        kit.spawn(
            SupervisorActor.create("r", plan, posted::add, new Blobs(folder), NUDGE, heads -> {}));
    supervisor.tell(START);
    supervisor.tell(new StudentReady("r", 10, 0, "d", RECEIPT));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aRunThatWasPausedRestsAlthoughItsProcessSaysStartAgain() {
    supervisor.tell(new Pause("r"));
    supervisor.tell(lesson(0));
    supervisor.tell(START);
    supervisor.tell(lesson(1));
    assertThat(ledger("supervisor.run-paused:1"))
        .endsWith("supervisor.run-paused:1", "supervisor.stage-moved:1");
  }

  @Test
  void aRunThatFailedRestsAlthoughItsProcessSaysStartAgain() {
    supervisor.tell(new Failed("r", Role.STUDENT, "no engine"));
    supervisor.tell(START);
    supervisor.tell(lesson(0));
    assertThat(ledger("supervisor.run-failed:1"))
        .endsWith("supervisor.run-failed:1", "supervisor.stage-moved:1");
  }

  @Test
  void aStudentThatMovedToAnotherProcessorEndsARunAtWorkUnlessThatIsAccepted() {
    ledger("supervisor.student-prepared:1");
    supervisor.tell(new Start("r", Rig.terms("q"), true));
    assertThat(ledger("supervisor.divergence-accepted:2")).endsWith("supervisor.run-resumed:2");
    supervisor.tell(START);
    await(() -> posted.stream().anyMatch(m -> m instanceof Failed));
    assertThat(posted)
        .filteredOn(m -> m instanceof Failed)
        .singleElement()
        .asString()
        .contains("processor was q and is p");
  }

  @Test
  void afterACommitThatFailedTheRunGoesOnAndWhatIsMissingIsAskedForAgain() {
    ledger("supervisor.student-prepared:1");
    PersistenceTestKit.create(kit.system()).failNextPersisted(ID);
    supervisor.tell(lesson(0));
    await(() -> posted.stream().anyMatch(m -> m instanceof Failed));
    await(
        () -> {
          supervisor.tell(START);
          return ledger().contains("supervisor.run-resumed:2");
        });
    supervisor.tell(lesson(0));
    await(() -> ledger().contains("supervisor.lesson-learned:1"));
    posted.clear();
    await(() -> posted.stream().filter(m -> m instanceof StudentCommand.Learn).count() > 2);
  }

  /** Manifests of all events, once the last message was taken in and the awaited one is there. */
  private List<String> ledger(String awaited) {
    await(() -> ledger().contains(awaited));
    for (int i = 0; i < 10; i++) pause();
    return ledger();
  }

  private List<String> ledger() {
    return PersistenceTestKit.create(kit.system()).persistedInStorage(ID).stream()
        .map(e -> ((Sealed<?>) e).manifest())
        .toList();
  }

  private static void await(BooleanSupplier holds) {
    for (int i = 0; i < 400 && !holds.getAsBoolean(); i++) pause();
    assertThat(holds.getAsBoolean()).isTrue();
  }

  private static BatchLearned lesson(int index) {
    Update update = new Update(index + 1, 1, "d" + index, new TreeMap<>());
    return new BatchLearned("r", new SheetKey(Stage.WARM_UP, index, 0), update, RECEIPT);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
