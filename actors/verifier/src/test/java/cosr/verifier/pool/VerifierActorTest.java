package cosr.verifier.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.persistence.Blobs;
import cosr.protocol.Message;
import cosr.protocol.Role;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.AnswersVerified;
import cosr.protocol.SupervisorCommand.Failed;
import cosr.protocol.VerifierCommand;
import cosr.verifier.Sheets;
import cosr.verifier.checks.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VerifierActorTest {
  @TempDir Path folder;
  private final ActorTestKit kit =
      ActorTestKit.create(
          "verifier",
          ConfigFactory.parseString(
                  """
                  pekko.actor { provider = local, allow-java-serialization = off }
                  pekko.actor.serialize-messages = on
                  pekko.actor.serializers.cosr = "cosr.persistence.CosrSerializer"
                  pekko.actor.serialization-bindings { "cosr.protocol.Wired" = cosr }
                  cosr.node.blobs = unused
                  pekko.persistence.testkit.events.serialize = off
                  """)
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  private final LinkedBlockingQueue<Message> posted = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void withoutAnyWorkerTheRunHearsOfItInsteadOfWaitingForEver() throws Exception {
    ActorRef<VerifierCommand> verifier =
        verifier("verification.wall-millis=1", "verification.recheck-share=0");
    verifier.tell(Sheets.sheet(Sheets.key(Stage.ROUND, 0), 3, 2));
    assertThat(posted.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.role()).isEqualTo(Role.VERIFIER);
              assertThat(failed.reason()).startsWith("3 jobs wait and no worker takes one");
            });
  }

  @Test
  void aSheetIsAnsweredOnceAndItsRepeatFromTheState() throws Exception {
    ActorRef<VerifierCommand> verifier = verifier("verification.wall-millis=10000");
    kit.spawn(
        VerifierWorker.create(
            Checks.builtIn(),
            new Settings.Verification(0, 1_000_000, 5_000, 2),
            message -> verifier.tell((VerifierCommand) message)));
    VerifierCommand ask = Sheets.sheet(Sheets.key(Stage.ROUND, 0), 5, 2);
    AtomicReference<AnswersVerified> first = new AtomicReference<>();
    verifier.tell(ask);
    assertThat(posted.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(AnswersVerified.class, first::set);
    verifier.tell(ask);
    assertThat(posted.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            AnswersVerified.class,
            again -> {
              assertThat(again.groups()).isEqualTo(first.get().groups()).hasSize(5);
              assertThat(again.receipt().head()).isEqualTo(first.get().receipt().head());
            });
  }

  @Test
  void afterACommitThatFailedASheetIsDecidedWhenItIsAskedForAgain() throws Exception {
    ActorRef<VerifierCommand> verifier = verifier("verification.wall-millis=10000");
    kit.spawn(
        VerifierWorker.create(
            Checks.builtIn(),
            new Settings.Verification(0, 1_000_000, 5_000, 2),
            message -> verifier.tell((VerifierCommand) message)));
    PersistenceTestKit.create(kit.system())
        .failNextPersisted(PersistenceId.of(Role.VERIFIER.entity(), "r").id());
    VerifierCommand ask = Sheets.sheet(Sheets.key(Stage.ROUND, 0), 5, 2);
    verifier.tell(ask);
    assertThat(posted.poll(20, TimeUnit.SECONDS)).isInstanceOf(Failed.class);
    verifier.tell(ask);
    assertThat(posted.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(AnswersVerified.class, m -> assertThat(m.groups()).hasSize(5));
  }

  private ActorRef<VerifierCommand> verifier(String... overrides) {
    Settings settings = SettingsLoader.load(null, List.of(overrides)).settings();
    return kit.spawn(
        VerifierActor.create("r", settings, posted::add, new Blobs(folder), waiting -> {}));
  }
}
